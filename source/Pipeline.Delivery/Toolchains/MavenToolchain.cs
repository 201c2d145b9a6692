using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Java services, with Maven. What a service is made of, and how its tests are measured, stands in its <c>pom.xml</c>; this only runs goals and
/// reads what Surefire, Failsafe and JaCoCo leave in <c>target</c>.
/// </summary>
public sealed record MavenToolchain : Toolchain
{
    /// <summary>The program: <c>mvn</c> by default; <c>./mvnw</c> for a wrapper in <see cref="Reactor"/>, or in the service's folder without one.</summary>
    public string Program { get; init; } = "mvn";

    /// <summary>
    /// The folder of the pom that has the service among its modules, relative to the repository's root: Maven then runs there, for the service and
    /// the modules that it uses (<c>-pl SERVICE -am</c>). <see langword="null"/>, the default, for a service that stands alone.
    /// </summary>
    public string? Reactor { get; init; }

    /// <summary>Options of every call: <c>["-s", "settings.xml"]</c>; none by default.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>
    /// What runs the tests: <c>["test"]</c>, unit tests, by default; <c>["verify"]</c> with integration tests, which Failsafe runs where the pom binds it.
    /// </summary>
    public IReadOnlyList<string> TestGoals { get; init; } = ["test"];

    /// <summary>Percent of the lines in <see cref="CoverageReport"/> that the tests must run; not looked at when <see langword="null"/>.</summary>
    public int? MinimumCoverage { get; init; }

    /// <summary>The report that the goals leave, in JaCoCo's format, relative to the service's folder; where its <c>report</c> goal writes it by default.</summary>
    public string CoverageReport { get; init; } = "target/site/jacoco/jacoco.xml";

    /// <summary>What checks format and style: <c>["checkstyle:check"]</c>, <c>["spotless:check"]</c>; none by default.</summary>
    public IReadOnlyList<string> LintGoals { get; init; } = [];

    /// <summary>
    /// What makes the service's jar, which must run with <c>java -jar</c>: <c>["package", "-DskipTests"]</c> by default, <c>["package", "-Pprod", "-DskipTests"]</c>
    /// with a profile. Not <c>clean</c>: it would remove what the tests found before the summary shows it.
    /// </summary>
    public IReadOnlyList<string> PackageGoals { get; init; } = ["package", "-DskipTests"];

    /// <summary>The version of Java that a workflow installs: <c>17</c>; the one that the machine has when <see langword="null"/>.</summary>
    public string? Version { get; init; }

    public override IReadOnlyDictionary<string, string> Versions =>
        Version is null ? base.Versions : ImmutableSortedDictionary<string, string>.Empty.Add("java", Version);

    public override IReadOnlyList<string> Tools => Program.Contains('/', StringComparison.Ordinal) ? ["java"] : ["java", Program];

    /// <summary>JaCoCo adds to what an earlier run measured, and Surefire leaves the reports of tests that are gone: both start anew.</summary>
    public override Plan Test(ServiceSource source, string results)
    {
        if (TestGoals.Count == 0) return Plan.Nothing($"{source.Service.Name} has no tests");

        var old = Places(source).Concat([At(source, "target/jacoco.exec"), At(source, "target/jacoco-it.exec"), At(source, CoverageReport)]);
        var clean = new Command("rm", [Value.Of("-rf"), .. old.Select(path => Value.Of(source.FromRoot(path)))]);
        List<Step> steps = [("clean", new RunCommand(clean)), ("run", Maven(source, TestGoals))];
        if (MinimumCoverage is { } minimum) steps.Add(("coverage", new RequireCoverage(source.Service.Name, JaCoCo.Of(At(source, CoverageReport)), minimum)));
        return Plan.Sequence(steps);
    }

    public override TestReports? Reports(ServiceSource source, string results) => TestGoals.Count == 0 ? null : new(Places(source))
    {
        Coverage = MinimumCoverage is null ? null : JaCoCo.Of(At(source, CoverageReport)),
    };

    public override Plan Lint(ServiceSource source) => LintGoals.Count == 0
        ? Plan.Nothing($"{source.Service.Name} has no lint goals")
        : Maven(source, LintGoals);

    public override Plan Package(ServiceSource source, string folder) => Plan.Sequence(
        ("build", Maven(source, PackageGoals)),
        ("copy", new CopyJar(source, Path.Combine(folder, Jar(source)))));

    public override IReadOnlyList<string> Start(ServiceSource source) => ["java", "-jar", Jar(source)];

    /// <summary>Modules that several services use are built in place: services of one reactor wait for each other.</summary>
    private RunAlone Maven(ServiceSource source, IReadOnlyList<string> goals)
    {
        var folder = Reactor is null ? source.Directory : source.At(Reactor);
        EnsurePom(source, folder, Reactor is null ? nameof(Service.Directory) : nameof(Reactor));
        string[] module = Reactor is null ? [] : ["-pl", Path.GetRelativePath(folder, source.Directory).Replace('\\', '/'), "-am"];
        IEnumerable<string> arguments = ["--batch-mode", "--no-transfer-progress", .. Options, .. module, .. goals];
        var alone = source.At($".nuke/temp/toolchains/.maven/{source.FromRoot(folder).Replace('/', '-')}");
        return new(new RunCommand(new Command(Program, arguments.Select(Value.Of)) { WorkingDirectory = source.FromRoot(folder) }), alone);
    }

    private static string[] Places(ServiceSource source) => [At(source, "target/surefire-reports"), At(source, "target/failsafe-reports")];

    private static string At(ServiceSource source, string path) => Path.Combine(source.Directory, path);

    private static string Jar(ServiceSource source) => $"{source.Service.Name}.jar";

    private static void EnsurePom(ServiceSource source, string folder, string property)
    {
        var pom = Path.Combine(folder, "pom.xml");
        if (File.Exists(pom)) return;
        throw new FailureException($"The service {source.Service.Name} is a Maven service, and there is no {source.FromRoot(pom)}.")
        {
            NextSteps = [$"Correct the {property} of {source.Service.Name} in the build."],
        };
    }
}

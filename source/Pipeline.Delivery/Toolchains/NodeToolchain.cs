using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Node services, with <c>npm</c> and the scripts of their <c>package.json</c>. They need a lock file.</summary>
public sealed record NodeToolchain : Toolchain
{
    /// <summary>The script that runs the tests; <see langword="null"/> when there are none.</summary>
    public string? TestScript { get; init; } = "test";

    /// <summary>The script that checks format and style; <see langword="null"/> when there is none.</summary>
    public string? LintScript { get; init; } = "lint";

    /// <summary>The script that makes <see cref="BuildOutput"/> before packaging; <see langword="null"/> when nothing is built.</summary>
    public string? BuildScript { get; init; }

    /// <summary>The folder that <see cref="BuildScript"/> makes, relative to the service's.</summary>
    public string BuildOutput { get; init; } = "dist";

    /// <summary>Percent of the lines in <see cref="CoverageReport"/> that tests must run; not looked at when not set.</summary>
    public int? MinimumCoverage { get; init; }

    /// <summary>The report that the test script leaves, in lcov's format, relative to the service's folder.</summary>
    public string CoverageReport { get; init; } = "coverage/lcov.info";

    /// <summary>
    /// The report that the test script leaves, in JUnit's format, relative to the service's folder: its figures and failures stand in the
    /// summary of a run; none when <see langword="null"/>. <c>node --test --test-reporter=junit</c> and jest-junit write one.
    /// </summary>
    public string? TestReport { get; init; }

    /// <summary>The version of Node that a workflow installs: <c>22</c>, <c>22.11.0</c>; the one that the machine has when <see langword="null"/>.</summary>
    public string? Version { get; init; }

    public override IReadOnlyDictionary<string, string> Versions =>
        Version is null ? base.Versions : ImmutableSortedDictionary<string, string>.Empty.Add("node", Version);

    public override IReadOnlyList<string> Tools => ["node", "npm"];

    public override Plan Test(ServiceSource source, string results)
    {
        var package = NodePackage.Of(source);
        if (TestScript is null) return Plan.Nothing($"{source.Service.Name} has no tests");

        var coverage = Path.Combine(source.Directory, CoverageReport);
        string[] left = [.. MinimumCoverage is null ? [] : new[] { coverage }, .. TestReport is null ? [] : new[] { Path.Combine(source.Directory, TestReport) }];
        List<Step> steps = [("install", new InstallPackages(source))];
        if (left.Length > 0) steps.Add(("clean", new RunCommand(new Command("rm", [Value.Of("-f"), .. left.Select(file => Value.Of(source.FromRoot(file)))]))));
        steps.Add(("run", new RunCommand(package.Run(TestScript, nameof(TestScript)))));
        if (MinimumCoverage is { } minimum) steps.Add(("coverage", new RequireCoverage(source.Service.Name, Lcov.Of(coverage), minimum)));
        return Plan.Sequence(steps);
    }

    public override TestReports? Reports(ServiceSource source, string results) => TestScript is null || TestReport is null ? null : new(Path.Combine(source.Directory, TestReport))
    {
        Coverage = MinimumCoverage is null ? null : Lcov.Of(Path.Combine(source.Directory, CoverageReport)),
    };

    public override Plan Lint(ServiceSource source)
    {
        var package = NodePackage.Of(source);
        return LintScript is null
            ? Plan.Nothing($"{source.Service.Name} has no lint script")
            : Plan.Sequence(("install", new InstallPackages(source)), ("run", new RunCommand(package.Run(LintScript, nameof(LintScript)))));
    }

    public override Plan Package(ServiceSource source, string folder)
    {
        var package = NodePackage.Of(source);
        var production = new Command("npm", "ci", "--omit=dev", "--no-audit", "--no-fund") { WorkingDirectory = source.FromRoot(folder) };
        var install = new RunCommand(production);
        if (BuildScript is not null)
        {
            return Plan.Sequence(
                ("install", new InstallPackages(source)),
                ("build", new RunCommand(package.Run(BuildScript, nameof(BuildScript)))),
                ("copy", new CopySources(source, folder, BuildOutput)),
                ("packages", install));
        }

        EnsureMain(source, package);
        return Plan.Sequence(("copy", new CopySources(source, folder, Output: null)), ("packages", install));
    }

    public override IReadOnlyList<string> Start(ServiceSource source) => ["node", NodePackage.Of(source).Main];

    private static void EnsureMain(ServiceSource source, NodePackage package)
    {
        if (File.Exists(Path.Combine(source.Directory, package.Main))) return;
        var folder = source.FromRoot(source.Directory);
        throw new FailureException($"The main file of {source.Service.Name} is {package.Main}, and {folder} has no such file.")
        {
            NextSteps = ["Correct \"main\" in package.json; when a script builds that file, set BuildScript in the build."],
        };
    }
}

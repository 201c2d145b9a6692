using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Python services: pytest, black and flake8, each as a module of the interpreter (<c>python3 -m pytest</c>), so that it is the tool of the
/// environment that the packages are in.
/// </summary>
public sealed record PythonToolchain : Toolchain
{
    /// <summary>The Python that runs the tools: a name on PATH, or a path; <c>python3</c> by default.</summary>
    public string Interpreter { get; init; } = "python3";

    /// <summary>
    /// Requirement files of pip, relative to the service's folder; those for development too. They are installed into a virtual environment in
    /// <see cref="ServiceSource.Temporary"/>, which then runs the tools. With none, the default, the interpreter has what is needed.
    /// </summary>
    public IReadOnlyList<string> Requirements { get; init; } = [];

    /// <summary>
    /// Requirement files of what the service needs to run, relative to its folder: they are installed beside its sources when it is packaged.
    /// None by default. An image is built by its Dockerfile and does not look at them.
    /// </summary>
    public IReadOnlyList<string> RuntimeRequirements { get; init; } = [];

    /// <summary>The file or folder that pytest collects from, relative to the service's; <see langword="null"/> when there are no tests.</summary>
    public string? Tests { get; init; } = "tests";

    /// <summary>
    /// Percent of the lines below <see cref="Measured"/> that the tests must run; not measured when <see langword="null"/>. Needs pytest-cov.
    /// </summary>
    public int? MinimumCoverage { get; init; }

    /// <summary>The folder or package whose lines count; the service's folder by default, its tests included.</summary>
    public string Measured { get; init; } = ".";

    /// <summary>
    /// The checks of format and style: a module and its arguments each; <c>black --check .</c> and <c>flake8 .</c> by default, which is kept from
    /// looking into virtual environments (black does not by itself).
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Linters { get; init; } =
        [["black", "--check", "."], ["flake8", "--extend-exclude=.nuke,.venv", "."]];

    /// <summary>
    /// The module that starts the packaged service, and its arguments: <c>["uvicorn", "app.main:app"]</c> runs <c>python3 -m uvicorn app.main:app</c>.
    /// Needed where the service does not run from an image.
    /// </summary>
    public IReadOnlyList<string> Main { get; init; } = [];

    /// <summary>The version of Python that a workflow installs: <c>3.12</c>; the one that the machine has when <see langword="null"/>.</summary>
    public string? Version { get; init; }

    public override IReadOnlyDictionary<string, string> Versions =>
        Version is null ? base.Versions : ImmutableSortedDictionary<string, string>.Empty.Add("python", Version);

    public override IReadOnlyList<string> Tools => Path.IsPathFullyQualified(Interpreter) || !Interpreter.Contains('/', StringComparison.Ordinal) ? [Interpreter] : [];

    public override Plan Test(ServiceSource source, string results)
    {
        if (Tests is null) return Plan.Nothing($"{source.Service.Name} has no tests");

        EnsureThere(source, Tests, nameof(Tests));
        var command = Run(source, ["pytest", Tests, $"--junitxml={Path.Combine(results, "junit.xml")}", .. CoverageArguments(results)]);
        List<Step> steps = [.. Install(source), ("run", new RunCommand(Measuring(command, results)))];
        if (MinimumCoverage is { } minimum) steps.Add(("coverage", new RequireCoverage(source.Service.Name, Cobertura.In(Report(results)), minimum)));
        return Plan.Sequence(steps);
    }

    public override TestReports? Reports(ServiceSource source, string results) => Tests is null ? null : new(Path.Combine(results, "junit.xml"))
    {
        Coverage = MinimumCoverage is null ? null : Cobertura.In(Report(results)),
    };

    public override Plan Lint(ServiceSource source) => Linters.Count == 0
        ? Plan.Nothing($"{source.Service.Name} has no linters")
        : Plan.Sequence([.. Install(source), .. Linters.Select(linter => new Step(linter[0], new RunCommand(Run(source, linter))))]);

    public override Plan Package(ServiceSource source, string folder)
    {
        var copy = new CopySources(source, folder, Output: null);
        if (RuntimeRequirements.Count == 0) return Plan.Sequence(("copy", copy));

        // Beside the sources, where python -m looks first. Without compiled files, whose times would give the same content another digest.
        string[] pip = ["pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", "--target", "."];
        var install = Run(source, pip.Concat(RuntimeRequirements.SelectMany(file => new[] { "--requirement", file }))) with
        {
            Program = Interpreter,
            WorkingDirectory = source.FromRoot(folder),
        };
        return Plan.Sequence(("copy", copy), ("packages", new RunCommand(install)));
    }

    public override IReadOnlyList<string> Start(ServiceSource source) => Main.Count > 0
        ? [Interpreter, "-m", .. Main]
        : throw new FailureException($"Nothing says how {source.Service.Name} is started.")
        {
            NextSteps = [$"""Set Main of {source.Service.Name} in the build to its module: Main = ["app"] runs {Interpreter} -m app."""],
        };

    private IEnumerable<Step> Install(ServiceSource source)
    {
        foreach (var file in Requirements) EnsureThere(source, file, nameof(Requirements));
        return Requirements.Count == 0 ? [] : [("install", new InstallRequirements(source, Interpreter, [.. Requirements]))];
    }

    private Command Run(ServiceSource source, IEnumerable<string> module) =>
        new(Requirements.Count == 0 ? Interpreter : InstallRequirements.InterpreterOf(source), ["-m", .. module.Select(Value.Of)])
        {
            WorkingDirectory = source.FromRoot(source.Directory),
        };

    private IEnumerable<string> CoverageArguments(string results) =>
        MinimumCoverage is null ? [] : [$"--cov={Measured}", "--cov-report=", $"--cov-report=xml:{Report(results)}"];

    /// <summary>The data that coverage.py keeps between its steps belongs to the results, not into the sources.</summary>
    private Command Measuring(Command command, string results) => MinimumCoverage is null
        ? command
        : command with { Environment = command.Environment.Add("COVERAGE_FILE", Path.Combine(results, ".coverage")) };

    private static string Report(string results) => Path.Combine(results, "coverage.xml");

    private static void EnsureThere(ServiceSource source, string path, string property)
    {
        var absolute = Path.Combine(source.Directory, path);
        if (File.Exists(absolute) || Directory.Exists(absolute)) return;
        throw new FailureException($"The service {source.Service.Name} has its {property} in {path}, and there is no {source.FromRoot(absolute)}.")
        {
            NextSteps = [$"Correct {property} of {source.Service.Name} in the build."],
        };
    }
}

using System.IO.Compression;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Toolchains;

/// <summary>A real Python service: tested, linted, packaged, started. The interpreter is Debian's, which has pytest, black and flake8.</summary>
public sealed class PythonServiceTests : IDisposable
{
    private const string Debian = "/usr/bin/python3";

    private readonly TemporaryFolder root = new();
    private readonly Run run;
    private readonly PythonToolchain toolchain = new() { Interpreter = Debian, MinimumCoverage = 50, Measured = "app", Main = ["app"] };

    public PythonServiceTests()
    {
        run = new Run { Root = root.Path };
        root.Write("api/app/__init__.py", "def greet(name):\n    if name:\n        return f\"Hello {name}\"\n    return \"Hello\"\n");
        root.Write("api/app/__main__.py", "from app import greet\n\nprint(greet(\"World\"))\n");
        root.Write("api/tests/test_greet.py", "from app import greet\n\n\ndef test_greets_by_name():\n    assert greet(\"you\") == \"Hello you\"\n");
        root.Write("api/.env", "KEY=local");
        root.Write(".gitignore", "__pycache__/\n.pytest_cache/\n.env\n");
    }

    public void Dispose() => root.Dispose();

    [FactNeeding(Debian, "pytest")]
    public async Task Tests_are_run_and_counted_with_their_coverage()
    {
        await run.ApplyAsync(toolchain.Test(Source, Results));

        (await FoundAsync()).Line.Should().Be("api: 1 passed, 0 failed, 0 skipped, coverage 50.0 %");
        File.Exists(Path.Combine(Source.Directory, ".coverage")).Should().BeFalse("measuring does not change the sources");
    }

    [FactNeeding(Debian, "pytest")]
    public async Task A_failing_test_is_a_failure_and_named_in_the_report()
    {
        root.Write("api/app/__init__.py", "def greet(name):\n    return \"Hello\"\n");

        (await run.FailAsync(toolchain.Test(Source, Results))).Message.Should().Be("/usr/bin/python3 ended with exit code 1.");

        (await FoundAsync()).Failures.Should().Contain("tests.test_greet.test_greets_by_name");
    }

    [FactNeeding(Debian, "pytest")]
    public async Task Too_little_coverage_is_a_failure() =>
        (await run.FailAsync((toolchain with { MinimumCoverage = 51 }).Test(Source, Results)))
            .Message.Should().Be("The tests of api cover 50.0 % of the lines (3 of 6); at least 51 % are asked for.");

    [FactNeeding(Debian, "black", "flake8")]
    public async Task Format_and_style_are_checked_one_after_the_other()
    {
        await run.ApplyAsync(toolchain.Lint(Source));

        root.Write("api/app/other.py", "import os\n");
        (await run.FailAsync(toolchain.Lint(Source))).Details.Should().Contain("./app/other.py:1:1: F401 'os' imported but unused");
        root.Write("api/app/other.py", "x = { }\n");
        (await run.FailAsync(toolchain.Lint(Source))).Details.Should().Contain(line => line.StartsWith("would reformat", StringComparison.Ordinal));
    }

    [FactNeeding(Debian, "venv", "ensurepip")]
    public async Task Requirements_are_installed_once_and_again_when_they_change()
    {
        WriteWheel("tool", "print('the tool ran')\n");
        root.Write("api/requirements.txt", "./tool-1.0-py3-none-any.whl\n");
        var isolated = toolchain with { Requirements = ["requirements.txt"], Linters = [["tool"]] };

        await run.ApplyAsync(isolated.Lint(Source));
        await run.ApplyAsync(isolated.Lint(Source));
        run.Lines.Should().Equal("the tool ran", "The packages of api are there already.", "the tool ran");

        root.Write("api/requirements.txt", "./tool-1.0-py3-none-any.whl # again\n");
        await run.ApplyAsync(isolated.Lint(Source));
        run.Lines.Skip(3).Should().Equal("the tool ran");
    }

    [FactNeeding(Debian, "pip")]
    public async Task The_package_runs_with_what_it_needs_and_has_the_same_content_each_time()
    {
        WriteWheel("ending", "mark = '!'\n");
        root.Write("api/requirements.txt", "--no-index\n--find-links " + Source.Directory + "\nending==1.0\n");
        root.Write("api/app/__main__.py", "from app import greet\nfrom ending import mark\n\nprint(greet(\"World\") + mark)\n");
        await AskAsync("git", root.Path, "init", "--quiet");
        var packaged = toolchain with { RuntimeRequirements = ["requirements.txt"] };

        await run.ApplyAsync(packaged.Package(Source, At("out")));
        await run.ApplyAsync(packaged.Package(Source, At("again")));

        File.Exists(At("out/.env")).Should().BeFalse("Git ignores it");
        Content("out").Should().Equal(Content("again"));
        var start = packaged.Start(Source);
        (await AskAsync(start[0], At("out"), start.Skip(1))).Should().Be("Hello World!");
    }

    private string Results => At("results");

    private ServiceSource Source => new(new Service("api") { Toolchain = toolchain }, root.Path);

    private string At(string path) => Path.Combine(root.Path, path);

    private async Task<TestSummary> FoundAsync() => (await toolchain.Reports(Source, Results)!.Of("api").Ask(CancellationToken.None))!;

    private string[] Content(string folder) =>
        [.. Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file =>
            $"{Path.GetRelativePath(At(folder), file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")];

    /// <summary>A package as pip installs it without network: https://packaging.python.org/en/latest/specifications/binary-distribution-format/.</summary>
    private void WriteWheel(string name, string module)
    {
        Directory.CreateDirectory(Source.Directory);
        using var wheel = ZipFile.Open(Path.Combine(Source.Directory, $"{name}-1.0-py3-none-any.whl"), ZipArchiveMode.Create);
        Add($"{name}.py", module);
        Add($"{name}-1.0.dist-info/METADATA", $"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n");
        Add($"{name}-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
        Add($"{name}-1.0.dist-info/RECORD", $"{name}.py,,\n{name}-1.0.dist-info/METADATA,,\n{name}-1.0.dist-info/WHEEL,,\n{name}-1.0.dist-info/RECORD,,\n");

        void Add(string path, string content)
        {
            using var writer = new StreamWriter(wheel.CreateEntry(path).Open());
            writer.Write(content);
        }
    }

    private static async Task<string> AskAsync(string program, string folder, params IEnumerable<string> arguments) =>
        (await CommandQuery.RunAsync(new Command(program, arguments.Select(Value.Of)) { WorkingDirectory = folder }, CancellationToken.None)).Succeeded();
}

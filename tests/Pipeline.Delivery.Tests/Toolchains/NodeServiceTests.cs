using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Toolchains;

/// <summary>Real Node services: tested, linted, packaged, started.</summary>
public sealed class NodeServiceTests : IDisposable
{
    private readonly TemporaryFolder root = new();
    private readonly Run run;

    public NodeServiceTests() => run = new Run { Root = root.Path };

    public void Dispose() => root.Dispose();

    [NodeFact]
    public async Task Two_services_are_tested_and_linted_at_once()
    {
        var plans = new[] { await WriteAsync("web"), await WriteAsync("admin") }
            .SelectMany(source => new Step[] { ($"test-{source.Service.Name}", Test(source)), ($"lint-{source.Service.Name}", new NodeToolchain().Lint(source)) });

        await run.ApplyAsync(Plan.Parallel(plans));

        run.Lines.Count(line => line.EndsWith("are there already.", StringComparison.Ordinal)).Should().Be(2, "each service is installed once");
        run.Lines.Should().Contain("2 files are fine").And.Contain("# pass 2");
    }

    [NodeFact]
    public async Task Packages_are_installed_again_when_the_lock_file_changed()
    {
        var web = await WriteAsync("web");
        var install = new InstallPackages(web);
        await run.ApplyAsync(install);
        await File.AppendAllTextAsync(At("web/package-lock.json"), "\n");

        await run.ApplyAsync(install);

        run.Lines.Should().NotContain("The packages of web are there already.");
    }

    [NodeFact]
    public async Task A_failing_test_is_a_failure_that_tells_which()
    {
        var web = await WriteAsync("web");
        root.Write("web/greet.js", "module.exports = name => 'Hello';\n");

        var failure = await run.FailAsync(Test(web));

        failure.Message.Should().Be("npm ended with exit code 1.");
        run.Lines.Should().Contain("not ok 1 - greets by name");
    }

    [NodeFact]
    public async Task A_report_of_the_test_script_is_read_when_a_test_failed_too()
    {
        var web = await WriteAsync("web");
        root.Write("web/greet.js", "module.exports = name => 'Hello';\n");
        var toolchain = new NodeToolchain { TestScript = "test:junit", TestReport = "reports/junit.xml" };

        await run.FailAsync(toolchain.Test(web, At("results")));
        var found = await toolchain.Reports(web, At("results"))!.Of("web").Ask(CancellationToken.None);

        found!.Line.Should().Be("web: 1 passed, 1 failed, 0 skipped");
        found.Failures.Should().Contain("greets by name").And.Contain("Expected values to be strictly equal");
    }

    [NodeFact]
    public async Task Too_little_coverage_is_a_failure_with_both_figures()
    {
        var web = await WriteAsync("web");
        root.Write("web/greet.js", "module.exports = name => {\n  if (name) {\n    return `Hello ${name}`;\n  }\n  return 'nobody';\n};\n");

        var failure = await run.FailAsync(new NodeToolchain { TestScript = "test:coverage", MinimumCoverage = 100 }.Test(web, At("results")));

        failure.Message.Should().MatchRegex(@"^The tests of web cover \d\d\.\d % of the lines \(\d+ of \d+\); at least 100 % are asked for\.$");
    }

    [NodeFact]
    public async Task The_package_runs_and_holds_no_more_than_it_needs()
    {
        var web = await WriteAsync("web");
        root.Write("web/.env", "KEY=local");
        var toolchain = new NodeToolchain { BuildScript = "build" };

        await run.ApplyAsync(toolchain.Package(web, At("out")));

        File.Exists(At("out/.env")).Should().BeFalse("Git ignores it");
        Directory.Exists(At("out/node_modules/checker")).Should().BeFalse("it is only for development");
        File.Exists(At("out/dist/built.txt")).Should().BeTrue();
        var start = toolchain.Start(web);
        var started = await CommandQuery.RunAsync(new Command(start[0], start.Skip(1).Select(Value.Of)) { WorkingDirectory = At("out") }, CancellationToken.None);
        started.Succeeded().Should().Be("Hello World!");
    }

    [NodeFact]
    public async Task A_build_that_makes_something_else_is_a_failure()
    {
        var web = await WriteAsync("web");

        var failure = await run.FailAsync(new NodeToolchain { BuildScript = "build", BuildOutput = "public" }.Package(web, At("out")));

        failure.Message.Should().Be("The build of web did not make web/public.");
    }

    private string At(string path) => Path.Combine(root.Path, path);

    private Plan Test(ServiceSource source) => new NodeToolchain().Test(source, At("results"));

    /// <summary>A service with a package to run and one for development, both beside it: npm needs no network for them.</summary>
    private async Task<ServiceSource> WriteAsync(string name)
    {
        root.Write($"{name}/package.json", $$"""
            {
              "name": "{{name}}", "version": "1.0.0", "private": true, "main": "server.js",
              "scripts": {
                "test": "node --test --test-reporter=tap",
                "test:coverage": "node --test --experimental-test-coverage --test-reporter=lcov --test-reporter-destination=lcov.info && mkdir -p coverage && mv lcov.info coverage",
                "test:junit": "mkdir -p reports && node --test --test-reporter=junit --test-reporter-destination=reports/junit.xml",
                "lint": "node node_modules/checker/check.js greet.js server.js",
                "build": "mkdir -p dist && echo built > dist/built.txt"
              },
              "dependencies": { "ending": "file:packages/ending" },
              "devDependencies": { "checker": "file:packages/checker" }
            }
            """);
        root.Write($"{name}/.gitignore", "node_modules/\ndist/\ncoverage/\n.env\n");
        root.Write($"{name}/packages/ending/package.json", """{ "name": "ending", "version": "1.0.0" }""");
        root.Write($"{name}/packages/ending/index.js", "module.exports = '!';\n");
        root.Write($"{name}/packages/checker/package.json", """{ "name": "checker", "version": "1.0.0" }""");
        root.Write($"{name}/packages/checker/check.js", "const files = process.argv.slice(2);\nfiles.forEach(file => require('fs').accessSync(file));\nconsole.log(`${files.length} files are fine`);\n");
        root.Write($"{name}/greet.js", "module.exports = name => `Hello ${name}`;\n");
        root.Write($"{name}/server.js", "console.log(require('./greet')('World') + require('ending'));\n");
        root.Write($"{name}/greet.test.js", """
            const test = require('node:test');
            const assert = require('node:assert');
            test('greets by name', () => assert.strictEqual(require('./greet')('you'), 'Hello you'));
            test('ends', () => assert.strictEqual(require('ending'), '!'));
            """);
        await AskAsync("git", root.Path, "init", "--quiet");
        await AskAsync("npm", At(name), "install", "--package-lock-only", "--no-audit", "--no-fund");
        return new ServiceSource(new Service(name) { Toolchain = new NodeToolchain() }, root.Path);
    }

    private static async Task AskAsync(string program, string folder, params IEnumerable<string> arguments) =>
        (await CommandQuery.RunAsync(new Command(program, arguments.Select(Value.Of)) { WorkingDirectory = folder }, CancellationToken.None)).Succeeded();
}

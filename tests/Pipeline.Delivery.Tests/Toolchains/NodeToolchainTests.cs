using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Toolchains;

public sealed class NodeToolchainTests : IDisposable
{
    private const string Package = """{ "name": "web", "main": "server.js", "scripts": { "test": "t", "lint": "l", "build": "b" } }""";

    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void Tests_run_after_the_packages_are_installed()
    {
        WritePackage();

        PlanText.Of(Test(new NodeToolchain())).Should().Be(
            """
            plan/install: cd web && npm ci --no-audit --no-fund
            plan/run: cd web && npm run test
            """);
    }

    [Fact]
    public void Coverage_is_that_of_this_run()
    {
        WritePackage();

        PlanText.Of(Test(new NodeToolchain { MinimumCoverage = 80 })).Should().Be(
            $"""
            plan/install: cd web && npm ci --no-audit --no-fund
            plan/clean: rm -f web/coverage/lcov.info
            plan/run: cd web && npm run test
            plan/coverage: check that the tests cover at least 80 % of the lines of web: {root.Path}/web/coverage/lcov.info
            """);
    }

    [Fact]
    public void A_report_is_that_of_this_run()
    {
        WritePackage();
        var toolchain = new NodeToolchain { TestReport = "reports/junit.xml" };

        PlanText.Of(Test(toolchain)).Should().Be(
            """
            plan/install: cd web && npm ci --no-audit --no-fund
            plan/clean: rm -f web/reports/junit.xml
            plan/run: cd web && npm run test
            """);
        toolchain.Reports(Source, root.Path + "/results")!.Places.Should().Equal($"{root.Path}/web/reports/junit.xml");
        new NodeToolchain().Reports(Source, root.Path + "/results").Should().BeNull("the script leaves none");
    }

    [Fact]
    public void Lint_installs_for_itself()
    {
        WritePackage();

        PlanText.Of(new NodeToolchain().Lint(Source)).Should().Be(
            """
            plan/install: cd web && npm ci --no-audit --no-fund
            plan/run: cd web && npm run lint
            """);
    }

    [Fact]
    public void A_package_is_the_source_with_what_it_needs_to_run()
    {
        WritePackage();

        PlanText.Of(Pack(new NodeToolchain())).Should().Be(
            """
            plan/copy: copy web to out/web: what Git does not ignore
            plan/packages: cd out/web && npm ci --omit=dev --no-audit --no-fund
            """);
    }

    [Fact]
    public void What_is_built_goes_into_the_package()
    {
        WritePackage();

        PlanText.Of(Pack(new NodeToolchain { BuildScript = "build" })).Should().Be(
            """
            plan/install: cd web && npm ci --no-audit --no-fund
            plan/build: cd web && npm run build
            plan/copy: copy web to out/web: what Git does not ignore, and dist
            plan/packages: cd out/web && npm ci --omit=dev --no-audit --no-fund
            """);
    }

    [Fact]
    public void Scripts_that_are_not_there_on_purpose_are_not_run()
    {
        WritePackage();
        var toolchain = new NodeToolchain { TestScript = null, LintScript = null };

        PlanText.Of(Test(toolchain)).Should().Be("plan: nothing, web has no tests");
        PlanText.Of(toolchain.Lint(Source)).Should().Be("plan: nothing, web has no lint script");
    }

    [Theory]
    [InlineData(Package, "server.js")]
    [InlineData("{}", "index.js")]
    public void It_starts_the_main_file(string package, string main)
    {
        WritePackage(package);

        new NodeToolchain().Start(Source).Should().Equal("node", main);
    }

    [Fact]
    public void A_missing_package_is_a_failure()
    {
        var failure = FailureOf(() => Test(new NodeToolchain()));

        failure.Message.Should().Be("The service web is a Node service, and there is no web/package.json.");
        failure.NextSteps.Should().Equal("Correct the Directory of web in the build, or run npm init there.");
    }

    [Fact]
    public void A_missing_lock_file_is_a_failure()
    {
        root.Write("web/package.json", Package);

        var failure = FailureOf(() => Test(new NodeToolchain()));

        failure.Message.Should().Be("web has no package-lock.json: which packages web needs is not settled.");
        failure.NextSteps.Should().Equal("cd web && npm install --package-lock-only, and commit package-lock.json.");
    }

    [Theory]
    [InlineData(Package, "web/package.json has no script 'test:coverage'; it has test, lint, build.")]
    [InlineData("{}", "web/package.json has no script 'test:coverage'; it has no scripts.")]
    public void A_missing_script_is_a_failure_that_lists_the_others(string package, string message)
    {
        WritePackage(package);

        var failure = FailureOf(() => Test(new NodeToolchain { TestScript = "test:coverage" }));

        failure.Message.Should().Be(message);
        failure.NextSteps.Should().Equal("Add it there, or set TestScript of web in the build, to null when there is none.");
    }

    [Theory]
    [InlineData("{ torn", "is not JSON: ")]
    [InlineData("[]", "is not a package: it holds no object.")]
    public void An_unreadable_package_is_a_failure(string package, string message)
    {
        WritePackage(package);

        FailureOf(() => Test(new NodeToolchain())).Message.Should().StartWith($"{root.Path}/web/package.json {message}");
    }

    [Fact]
    public void A_missing_main_file_is_a_failure()
    {
        WritePackage("""{ "main": "dist/server.js" }""");

        FailureOf(() => Pack(new NodeToolchain())).Message.Should().Be("The main file of web is dist/server.js, and web has no such file.");
    }

    private ServiceSource Source => new(new Service("web") { Toolchain = new NodeToolchain() }, root.Path);

    private Plan Test(NodeToolchain toolchain) => toolchain.Test(Source, root.Path + "/results");

    private Plan Pack(NodeToolchain toolchain) => toolchain.Package(Source, root.Path + "/out/web");

    private void WritePackage(string package = Package)
    {
        root.Write("web/package.json", package);
        root.Write("web/package-lock.json", "{}");
        root.Write("web/server.js", "");
    }

    private static FailureException FailureOf(Func<object> act) => act.Should().Throw<FailureException>().Which;
}

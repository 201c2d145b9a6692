using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Toolchains;

public sealed class MavenToolchainTests : IDisposable
{
    private readonly TemporaryFolder root = new();

    public MavenToolchainTests() => root.Write("services/auth/pom.xml", "<project />");

    public void Dispose() => root.Dispose();

    [Fact]
    public void Tests_leave_only_their_own_reports()
    {
        PlanText.Of(Test(new())).Should().Be(
            """
            plan/clean: rm -rf services/auth/target/surefire-reports services/auth/target/failsafe-reports services/auth/target/jacoco.exec services/auth/target/jacoco-it.exec services/auth/target/site/jacoco/jacoco.xml
            plan/run: cd services/auth && mvn --batch-mode --no-transfer-progress test
            """);
        new MavenToolchain().Reports(Source, "/results")!.Places.Should().Equal(
            $"{root.Path}/services/auth/target/surefire-reports", $"{root.Path}/services/auth/target/failsafe-reports");
    }

    [Fact]
    public void Integration_tests_and_coverage()
    {
        PlanText.Of(Test(new() { TestGoals = ["verify"], MinimumCoverage = 80 })).Split('\n').Skip(1).Should().Equal(
            "plan/run: cd services/auth && mvn --batch-mode --no-transfer-progress verify",
            $"plan/coverage: check that the tests cover at least 80 % of the lines of auth: {root.Path}/services/auth/target/site/jacoco/jacoco.xml");
    }

    [Fact]
    public void A_module_is_built_with_those_that_it_uses()
    {
        root.Write("services/pom.xml", "<project />");
        var toolchain = new MavenToolchain { Reactor = "services", Options = ["-s", "settings.xml"], LintGoals = ["checkstyle:check"] };

        PlanText.Of(toolchain.Lint(Source)).Should().Be(
            "plan: cd services && mvn --batch-mode --no-transfer-progress -s settings.xml -pl auth -am checkstyle:check");
    }

    [Fact]
    public void The_package_is_a_jar_under_the_name_of_the_service()
    {
        var toolchain = new MavenToolchain { Program = "./mvnw", PackageGoals = ["package", "-Pprod", "-DskipTests"] };

        PlanText.Of(toolchain.Package(Source, $"{root.Path}/out")).Should().Be(
            """
            plan/build: cd services/auth && ./mvnw --batch-mode --no-transfer-progress package -Pprod -DskipTests
            plan/copy: copy the jar in services/auth/target to out/auth.jar
            """);
        toolchain.Start(Source).Should().Equal("java", "-jar", "auth.jar");
        toolchain.Tools.Should().Equal("java");
    }

    [Fact]
    public void What_is_not_there_on_purpose_is_not_run()
    {
        PlanText.Of(Test(new() { TestGoals = [] })).Should().Be("plan: nothing, auth has no tests");
        PlanText.Of(new MavenToolchain().Lint(Source)).Should().Be("plan: nothing, auth has no lint goals");
    }

    [Fact]
    public void A_missing_pom_is_a_failure()
    {
        var failure = FluentActions.Invoking(() => Test(new() { Reactor = "." })).Should().Throw<FailureException>().Which;

        failure.Message.Should().Be("The service auth is a Maven service, and there is no pom.xml.");
        failure.NextSteps.Should().Equal("Correct the Reactor of auth in the build.");
    }

    [Theory]
    [InlineData("The build of auth left no jar in services/auth/target.", "a-sources.jar", "original-a.jar")]
    [InlineData("The build of auth left several jars: a-1.jar, a-2.jar in services/auth/target.", "a-1.jar", "a-2.jar")]
    public async Task A_jar_that_is_not_the_only_one_is_a_failure(string message, params string[] jars)
    {
        foreach (var jar in jars) root.Write($"services/auth/target/{jar}", "");

        (await new Run().FailAsync(new CopyJar(Source, $"{root.Path}/out/auth.jar"))).Message.Should().Be(message);
    }

    private ServiceSource Source => new(new Service("auth") { Directory = "services/auth", Toolchain = new MavenToolchain() }, root.Path);

    private Plan Test(MavenToolchain toolchain) => toolchain.Test(Source, "/results");
}

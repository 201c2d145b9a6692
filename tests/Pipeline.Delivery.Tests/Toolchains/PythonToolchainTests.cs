using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Toolchains;

public sealed class PythonToolchainTests : IDisposable
{
    private readonly TemporaryFolder root = new();

    public PythonToolchainTests() => root.Write("api/tests/test_app.py", "");

    public void Dispose() => root.Dispose();

    [Fact]
    public void Tests_leave_a_report()
    {
        PlanText.Of(Test(new())).Should().Be($"plan/run: cd api && python3 -m pytest tests --junitxml={root.Path}/results/junit.xml");
        new PythonToolchain().Reports(Source, $"{root.Path}/results")!.Places.Should().Equal($"{root.Path}/results/junit.xml");
    }

    [Fact]
    public void Coverage_is_measured_and_required()
    {
        PlanText.Of(Test(new() { MinimumCoverage = 80, Measured = "app" })).Should().Be(
            $"""
            plan/run: cd api && COVERAGE_FILE={root.Path}/results/.coverage python3 -m pytest tests --junitxml={root.Path}/results/junit.xml --cov=app --cov-report= --cov-report=xml:{root.Path}/results/coverage.xml
            plan/coverage: check that the tests cover at least 80 % of the lines of api: {root.Path}/results/coverage.xml
            """);
    }

    [Fact]
    public void Requirements_get_a_virtual_environment_whose_python_runs_the_tools()
    {
        root.Write("api/requirements.txt", "fastapi");
        root.Write("api/dev.txt", "pytest");
        var toolchain = new PythonToolchain { Interpreter = "python3.12", Requirements = ["requirements.txt", "dev.txt"] };
        var venv = $"{root.Path}/.nuke/temp/toolchains/api/venv";

        PlanText.Of(toolchain.Lint(Source)).Should().Be(
            $"""
            plan/install: cd api && python3.12 -m venv --clear {venv}
            cd api && {venv}/bin/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt --requirement dev.txt
            plan/black: cd api && {venv}/bin/python -m black --check .
            plan/flake8: cd api && {venv}/bin/python -m flake8 --extend-exclude=.nuke,.venv .
            """);
    }

    [Fact]
    public void A_package_has_what_it_needs_beside_its_sources()
    {
        PlanText.Of(new PythonToolchain { RuntimeRequirements = ["requirements.txt"] }.Package(Source, $"{root.Path}/out")).Should().Be(
            """
            plan/copy: copy api to out: what Git does not ignore
            plan/packages: cd out && python3 -m pip install --quiet --disable-pip-version-check --no-compile --target . --requirement requirements.txt
            """);
    }

    [Fact]
    public void What_is_not_there_on_purpose_is_not_run()
    {
        PlanText.Of(Test(new() { Tests = null })).Should().Be("plan: nothing, api has no tests");
        PlanText.Of(new PythonToolchain { Linters = [] }.Lint(Source)).Should().Be("plan: nothing, api has no linters");
    }

    [Fact]
    public void It_starts_a_module() =>
        new PythonToolchain { Main = ["uvicorn", "app.main:app"] }.Start(Source).Should().Equal("python3", "-m", "uvicorn", "app.main:app");

    [Fact]
    public void Nothing_to_start_is_a_failure()
    {
        var failure = FailureOf(() => new PythonToolchain().Start(Source));

        failure.Message.Should().Be("Nothing says how api is started.");
        failure.NextSteps.Should().Equal("""Set Main of api in the build to its module: Main = ["app"] runs python3 -m app.""");
    }

    [Fact]
    public void Missing_files_are_failures()
    {
        FailureOf(() => Test(new() { Tests = "specs" })).Message.Should().Be("The service api has its Tests in specs, and there is no api/specs.");
        var failure = FailureOf(() => Test(new() { Requirements = ["requirements.txt"] }));
        failure.Message.Should().Be("The service api has its Requirements in requirements.txt, and there is no api/requirements.txt.");
        failure.NextSteps.Should().Equal("Correct Requirements of api in the build.");
    }

    [Fact]
    public void An_interpreter_on_PATH_is_looked_for_before_anything_runs()
    {
        new PythonToolchain().Tools.Should().Equal("python3");
        new PythonToolchain { Interpreter = ".venv/bin/python" }.Tools.Should().BeEmpty("it is the service's own, which a target may make");
        new PythonToolchain { Version = "3.12" }.Versions.Should().Equal(new Dictionary<string, string> { ["python"] = "3.12" });
    }

    private ServiceSource Source => new(new Service("api") { Toolchain = new PythonToolchain() }, root.Path);

    private Plan Test(PythonToolchain toolchain) => toolchain.Test(Source, $"{root.Path}/results");

    private static FailureException FailureOf(Func<object> action) => action.Should().Throw<FailureException>().Which;
}

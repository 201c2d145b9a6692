using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Toolchains;

public sealed class DotNetToolchainTests : IDisposable
{
    private const string EmptyProject = """<Project Sdk="Microsoft.NET.Sdk" />""";

    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public void Tests_are_built_apart_for_each_service()
    {
        WriteShop();

        PlanText.Of(Test(new DotNetToolchain { Tests = "shop.tests" })).Should().Be(
            "plan: dotnet test shop.tests/Shop.Tests.csproj --configuration Release --artifacts-path .nuke/temp/toolchains/shop/build "
            + "--disable-build-servers --logger 'trx;LogFileName=tests.trx' --results-directory .nuke/temp/results");
    }

    [Fact]
    public void Coverage_is_checked_after_the_tests()
    {
        WriteShop();

        PlanText.Of(Test(new DotNetToolchain { Tests = "shop.tests", MinimumCoverage = 80 })).Should().Be(
            "plan/run: dotnet test shop.tests/Shop.Tests.csproj --configuration Release --artifacts-path .nuke/temp/toolchains/shop/build "
            + "--disable-build-servers --logger 'trx;LogFileName=tests.trx' --results-directory .nuke/temp/results "
            + "--collect 'Code Coverage;Format=Cobertura'\n"
            + $"plan/coverage: check that the tests cover at least 80 % of the lines of shop: {root.Path}/.nuke/temp/results/*/*.cobertura.xml");
    }

    [Fact]
    public void A_service_without_tests_says_so()
    {
        WriteShop();

        PlanText.Of(Test(new DotNetToolchain())).Should().Be("plan: nothing, shop has no tests");
    }

    [Fact]
    public void Service_and_tests_are_linted_at_once_and_apart_from_the_build()
    {
        WriteShop();

        PlanText.Of(new DotNetToolchain { Tests = "shop.tests" }.Lint(Source)).Should().Be(
            $"plan/solution: write {root.Path}/.nuke/temp/toolchains/shop/lint/shop.slnx\n"
            + $"plan/format: ArtifactsPath={root.Path}/.nuke/temp/toolchains/shop/lint UseArtifactsOutput=true "
            + "dotnet format .nuke/temp/toolchains/shop/lint/shop.slnx --verify-no-changes");
    }

    [Fact]
    public void The_package_is_published_from_the_same_build()
    {
        WriteShop();

        PlanText.Of(new DotNetToolchain().Package(Source, root.Path + "/.nuke/temp/packages/shop")).Should().Be(
            "plan: dotnet publish shop/Shop.csproj --configuration Release --artifacts-path .nuke/temp/toolchains/shop/build "
            + "--disable-build-servers --no-self-contained -p:UseAppHost=false --output .nuke/temp/packages/shop");
    }

    [Theory]
    [InlineData(EmptyProject, "Shop.dll")]
    [InlineData("<Project><PropertyGroup><AssemblyName> Market </AssemblyName></PropertyGroup></Project>", "Market.dll")]
    public void It_starts_the_assembly_of_the_project(string project, string assembly)
    {
        root.Write("shop/Shop.csproj", project);

        new DotNetToolchain().Start(Source).Should().Equal("dotnet", assembly);
    }

    [Fact]
    public void One_of_several_projects_is_named()
    {
        root.Write("shop/Shop.csproj", EmptyProject);
        root.Write("shop/Other.csproj", EmptyProject);

        new DotNetToolchain { Project = "shop/Other.csproj" }.Start(Source).Should().Equal("dotnet", "Other.dll");
        FailureOf(() => new DotNetToolchain().Start(Source)).Message.Should()
            .Be("The service shop has its Project in shop, which has several: Other.csproj, Shop.csproj.");
    }

    [Fact]
    public void A_missing_project_is_a_failure_that_names_the_property()
    {
        Directory.CreateDirectory(Source.Directory);
        var failure = FailureOf(() => new DotNetToolchain().Package(Source, root.Path));

        failure.Message.Should().Be("The service shop has its Project in shop, which has no C# project.");
        failure.NextSteps.Should().Equal("Set Project of shop in the build to the project file.");
    }

    [Fact]
    public void Missing_tests_are_a_failure_that_names_the_property()
    {
        root.Write("shop/Shop.csproj", EmptyProject);

        FailureOf(() => Test(new DotNetToolchain { Tests = "nowhere" })).Message.Should()
            .Be("The service shop has its Tests in nowhere, which is not there.");
    }

    [Fact]
    public void A_computed_assembly_name_is_refused()
    {
        root.Write("shop/Shop.csproj", "<Project><PropertyGroup><AssemblyName>$(Company).Shop</AssemblyName></PropertyGroup></Project>");

        FailureOf(() => new DotNetToolchain().Start(Source)).Message.Should()
            .Be($"The AssemblyName in {root.Path}/shop/Shop.csproj is computed: $(Company).Shop.");
    }

    [Fact]
    public void A_torn_project_file_is_a_failure()
    {
        root.Write("shop/Shop.csproj", "<Project><Prop");

        FailureOf(() => new DotNetToolchain().Start(Source)).Message.Should().StartWith($"{root.Path}/shop/Shop.csproj is not a project file: ");
    }

    private ServiceSource Source => new(new Service("shop") { Toolchain = new DotNetToolchain() }, root.Path);

    private Plan Test(DotNetToolchain toolchain) => toolchain.Test(Source, root.Path + "/.nuke/temp/results");

    private void WriteShop()
    {
        root.Write("shop/Shop.csproj", EmptyProject);
        root.Write("shop.tests/Shop.Tests.csproj", EmptyProject);
    }

    private static FailureException FailureOf(Func<object> act) => act.Should().Throw<FailureException>().Which;
}

namespace Pipeline.Components.Tests;

/// <summary>What Init finds in a directory, as the build that it would write.</summary>
public sealed class FoundServiceTests : IDisposable
{
    private const string Web = """<Project Sdk="Microsoft.NET.Sdk.Web" />""";
    private const string Program = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
          </PropertyGroup>
        </Project>
        """;
    private const string Library = """<Project Sdk="Microsoft.NET.Sdk" />""";
    private const string Tests = """
        <Project Sdk="Microsoft.NET.Sdk">
          <ItemGroup>
            <PackageReference Include="Microsoft.NET.Test.Sdk" />
            <ProjectReference Include="..\..\src\Shop.Api\Shop.Api.csproj" />
          </ItemGroup>
        </Project>
        """;

    private readonly RepositoryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_web_project_with_its_tests_and_its_health()
    {
        folder.With("Shop.slnx").With("src/Shop.Model/Shop.Model.csproj", Library);
        folder.With("src/Shop.Api/Shop.Api.csproj", Web).With("tests/Shop.Api.Tests/Shop.Api.Tests.csproj", Tests);
        folder.With("src/Shop.Api/Health/HealthEndpoint.cs", """app.MapGet("/healthz", () => "fine");""");

        Golden.Matches(await BuildAsync());
    }

    [Fact]
    public async Task A_project_among_others_in_the_root()
    {
        folder.With("Shop.csproj", Web).With("Shop.Jobs.csproj", Program);

        Golden.Matches(await BuildAsync());
    }

    [Fact]
    public async Task A_package_with_all_scripts()
    {
        folder.With("web/package.json", """
            { "main": "dist/server.js", "scripts": { "test": "node --test", "lint": "eslint .", "build": "tsc" } }
            """);

        Golden.Matches(await BuildAsync());
    }

    [Fact]
    public async Task A_package_as_npm_makes_it()
    {
        folder.With("web/index.js").With("web/package.json", """
            { "main": "index.js", "scripts": { "test": "echo \"Error: no test specified\" && exit 1" } }
            """);

        Golden.Matches(await BuildAsync());
    }

    [Fact]
    public async Task A_Python_service_with_its_requirements()
    {
        folder.With("api/requirements.txt", "fastapi").With("api/requirements-dev.txt", "pytest").With("api/app/__main__.py", "route('/health')").With("api/tests/test_app.py");

        Golden.Matches(await BuildAsync());
    }

    [Fact]
    public async Task A_Python_service_with_tests_beside_it()
    {
        folder.With("pyproject.toml").With("main.py").With("test_main.py").With("venv/app.py").With("venv/requirements.txt");

        Golden.Matches(await BuildAsync());
    }

    [Fact]
    public async Task A_Maven_service_among_modules()
    {
        folder.With("services/pom.xml", "<project><packaging>pom</packaging><modules><module>common</module><module>auth</module></modules></project>");
        folder.With("services/common/pom.xml", "<project><artifactId>common</artifactId></project>");
        folder.With("services/auth/pom.xml", """
            <project xmlns="http://maven.apache.org/POM/4.0.0"><artifactId>auth-service</artifactId>
            <build><plugins><plugin><artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build></project>
            """);
        folder.With("services/auth/src/Health.java", "@Get(\"/healthz\")");

        Golden.Matches(await BuildAsync());
        (await ReadAsync()).Services.Should().ContainSingle("a library and a list of modules are no programs");
    }

    [Fact]
    public async Task A_pom_that_is_no_XML_is_named()
    {
        var answer = await DestinationReader.Query(folder.With("api/pom.xml", "<project").Path).AnswerAsync(CancellationToken.None);

        answer.Reason.Should().StartWith($"{folder.Path}/api/pom.xml is not XML: ");
    }

    [Fact]
    public async Task Only_a_solution()
    {
        folder.With("Shop \"two\".sln").With("src/Shop/Shop.csproj", Library);

        Golden.Matches(await BuildAsync());
    }

    [Fact]
    public async Task Nothing()
    {
        folder.With("build/old.csproj", Web).With(".config/tool.csproj", Web).With("node_modules/a/package.json", "broken");

        Golden.Matches(await BuildAsync());
    }

    [Fact]
    public async Task The_most_likely_one_comes_first()
    {
        folder.With("package.json", """{ "devDependencies": {} }""");
        folder.With("a/package.json", "{}").With("a/index.js").With("b/Tool.csproj", Program).With("c/Web.csproj", Web);

        (await ReadAsync()).Services.Select(service => service.Directory).Should().Equal("c", "a", "b");
    }

    [Fact]
    public async Task A_package_that_is_no_JSON_is_named()
    {
        var answer = await DestinationReader.Query(folder.With("web/package.json", "{ no").Path).AnswerAsync(CancellationToken.None);

        answer.Reason.Should().StartWith($"{folder.Path}/web/package.json is not JSON: ");
    }

    private async Task<string> BuildAsync() => BuildSource.Of(await ReadAsync()).Text;

    private Task<Destination> ReadAsync() => DestinationReader.Query(folder.Path).Ask(CancellationToken.None);
}

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

    private readonly TemporaryFolder folder = new();

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

using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Toolchains;

/// <summary>Real .NET services: tested, linted, packaged, started.</summary>
[Collection(BusyTests.Name)]
public sealed class DotNetServiceTests : IDisposable
{
    private readonly TemporaryFolder root = new();
    private readonly Run run;

    public DotNetServiceTests() => run = new Run { Root = root.Path };

    public void Dispose() => root.Dispose();

    [Fact]
    public async Task Two_services_are_tested_linted_packaged_and_started_at_once()
    {
        var (shop, till) = (Write("Shop"), Write("Till"));

        await run.ApplyAsync(Plan.Parallel(("test-shop", Test(shop, 50)), ("lint-shop", Lint(shop)), ("test-till", Test(till, 50)), ("lint-till", Lint(till))));
        await run.ApplyAsync(Plan.Parallel(("shop", Package(shop, "out/shop")), ("till", Package(till, "out/till"))));

        run.Lines.Should().Contain("The tests of shop cover 50.0 % of the lines (1 of 2); 50 % are asked for.");
        (await StartAsync(shop, "out/shop")).Should().Be("Hello from Shop");
        (await StartAsync(till, "out/till")).Should().Be("Hello from Till");
        (await FoundAsync(shop))!.Line.Should().Be("shop: 1 passed, 0 failed, 0 skipped, coverage 50.0 %");
        (await run.FailAsync(Coverage(till, 70))).Message.Should().Be("The tests of till cover 50.0 % of the lines (1 of 2); at least 70 % are asked for.");
        Directory.EnumerateDirectories(root.Path, "obj", SearchOption.AllDirectories).Should().OnlyContain(folder => folder.Contains(".nuke", StringComparison.Ordinal));
        await ItIsTheSameWithoutWhatWasBuiltBeforeAsync(shop, "out/shop");
    }

    [Fact]
    public async Task Failing_tests_and_unformatted_files_are_failures()
    {
        var shop = Write("Shop");
        root.Write("Shop.tests/Failing.cs", "public  class Failing { [Xunit.Fact] public void Fails() => Xunit.Assert.Equal(1, 2); }");

        var (testing, linting) = (run.FailAsync(Test(shop, minimumCoverage: null)), run.FailAsync(Lint(shop)));
        var (tests, lint, found) = (await testing, await linting, await FoundAsync(shop));

        tests.Message.Should().Be("dotnet ended with exit code 1.");
        found!.Line.Should().Be("shop: 1 passed, 1 failed, 0 skipped");
        found.Failures.Should().Contain("Failing.Fails\n  Assert.Equal() Failure");
        tests.Details.Should().Contain(line => line.Contains("Assert.Equal() Failure", StringComparison.Ordinal));
        lint.Details.Should().Contain(line => line.Contains("Failing.cs(1,8): error WHITESPACE", StringComparison.Ordinal));
        lint.NextSteps.Should().Equal("dotnet format Shop/Shop.csproj", "dotnet format Shop.tests/Shop.Tests.csproj");
    }

    private async Task ItIsTheSameWithoutWhatWasBuiltBeforeAsync(ServiceSource source, string package)
    {
        Directory.Delete(source.Temporary, recursive: true);
        await run.ApplyAsync(Package(source, "again"));

        (await CommandQuery.RunAsync(new Command("diff", "--recursive", At(package), At("again")), CancellationToken.None)).Succeeded().Should().BeEmpty();
        Directory.EnumerateFiles(At(package)).Select(Path.GetFileName).Should().BeEquivalentTo("Shop.dll", "Shop.pdb", "Shop.deps.json", "Shop.runtimeconfig.json");
    }

    private string At(string path) => Path.Combine(root.Path, path);

    private Plan Test(ServiceSource source, int? minimumCoverage)
    {
        var toolchain = (DotNetToolchain)source.Service.Toolchain with { MinimumCoverage = minimumCoverage };
        return Plan.Sequence(
            ("clean", new DeleteDirectory(At($"results/{source.Service.Name}"), root.Path)),
            ("test", toolchain.Test(source, At($"results/{source.Service.Name}"))));
    }

    /// <summary>The last step of the tests alone: what it reads is there.</summary>
    private Plan Coverage(ServiceSource source, int minimum) =>
        ((Sequence)((DotNetToolchain)source.Service.Toolchain with { MinimumCoverage = minimum }).Test(source, At($"results/{source.Service.Name}"))).Steps[^1].Plan;

    private Task<TestSummary?> FoundAsync(ServiceSource source)
    {
        var toolchain = (DotNetToolchain)source.Service.Toolchain with { MinimumCoverage = 50 };
        return toolchain.Reports(source, At($"results/{source.Service.Name}"))!.Of(source.Service.Name).Ask(CancellationToken.None);
    }

    private static Plan Lint(ServiceSource source) => source.Service.Toolchain.Lint(source);

    private Plan Package(ServiceSource source, string folder) => source.Service.Toolchain.Package(source, At(folder));

    private async Task<string> StartAsync(ServiceSource source, string folder)
    {
        var start = source.Service.Toolchain.Start(source);
        var command = new Command(start[0], start.Skip(1).Select(Value.Of)) { WorkingDirectory = At(folder) };
        return (await CommandQuery.RunAsync(command, CancellationToken.None)).Succeeded();
    }

    /// <summary>A service of two lines, of which its test runs one.</summary>
    private ServiceSource Write(string name)
    {
        root.Write($"{name}/{name}.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
            </Project>
            """);
        root.Write($"{name}/Greeting.cs", $$"""
            public static class Greeting
            {
                public static string Text() =>
                    "Hello from {{name}}";

                public static void Main() =>
                    System.Console.WriteLine(Text());
            }

            """);
        root.Write($"{name}.tests/{name}.Tests.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../{name}/{name}.csproj" />
                <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.0.1" />
                <PackageReference Include="xunit" Version="2.9.3" />
                <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
              </ItemGroup>
            </Project>
            """);
        root.Write($"{name}.tests/GreetingTests.cs", $$"""
            public class GreetingTests
            {
                [Xunit.Fact]
                public void It_greets() => Xunit.Assert.Equal("Hello from {{name}}", Greeting.Text());
            }

            """);
        var service = new Service(name.ToLowerInvariant()) { Directory = name, Toolchain = new DotNetToolchain { Tests = $"{name}.tests" } };
        return new ServiceSource(service, root.Path);
    }
}

using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Pipeline.EndToEnd.Tests;

[Collection(DeploymentTests.Name)]
public sealed class PackagingTests(PackagedShop shop) : IClassFixture<PackagedShop>
{
    private static readonly string[] Libraries = ["Pipeline.Components", "Pipeline.Delivery", "Pipeline.Plans", "Pipeline.Targets", "Pipeline.Workflows"];

    [Fact]
    public void Every_library_is_packed_with_its_documentation_and_symbols()
    {
        shop.Initialized.ExitCode.Should().Be(0, shop.Initialized.Output + shop.Initialized.Error);
        Directory.GetFiles(shop.Packages).Select(file => Path.GetFileName(file)).Should().BeEquivalentTo(
            Libraries.SelectMany(library => new[] { $"{library}.{Version}.nupkg", $"{library}.{Version}.snupkg" }));
        foreach (var library in Libraries)
        {
            using var package = Open(library);
            package.Entries.Select(entry => entry.FullName).Should()
                .Contain([$"lib/net10.0/{library}.dll", $"lib/net10.0/{library}.xml", "README.md"]);
        }
    }

    [Fact]
    public void The_agent_travels_in_the_package_of_Delivery()
    {
        using var package = Open("Pipeline.Delivery");
        using var copy = new MemoryStream();
        using (var library = package.GetEntry("lib/net10.0/Pipeline.Delivery.dll")!.Open()) library.CopyTo(copy);
        copy.Position = 0;
        using var assembly = new PEReader(copy);
        var metadata = assembly.GetMetadataReader();

        metadata.ManifestResources.Select(handle => metadata.GetString(metadata.GetManifestResource(handle).Name))
            .Should().Contain(["Pipeline.Agent.dll", "Pipeline.Agent.runtimeconfig.json"]);
    }

    /// <summary>As a person would go on: look, test, deliver, ask, end.</summary>
    [Fact]
    public async Task A_new_build_needs_only_the_packages_to_deliver()
    {
        (await shop.InitAgainAsync()).Output.Should().Contain($"{shop.Root} has this build already");
        var port = FreePort.Find();
        var build = shop.Read("build/Build.cs");
        shop.Write("build/Build.cs", build.Replace("LocalHost(7214)", $"LocalHost({port})", StringComparison.Ordinal));
        shop.Commit();

        (await SucceedAsync("DeployStaging", "--plan")).Should().Contain("DeployStaging");
        (await SucceedAsync("Test")).Should().Contain("shop has no tests");
        (await SucceedAsync("DeployStaging")).Should().Contain($"http://127.0.0.1:{port}/");
        (await GetAsync($"http://127.0.0.1:{port}/")).Should()
            .MatchRegex(@"^shop 0\.0\.1-dev\.1\.g[0-9a-f]{8}$", "nothing that a run writes makes the tree dirty");
        await SucceedAsync("Down", "--environment", "staging");

        var again = await shop.InitAgainAsync();
        again.ExitCode.Should().Be(2);
        again.Error.Should().StartWith($"error: Init: {shop.Root} has files of its own where Init writes: build/Build.cs\n");
    }

    private string Version =>
        Path.GetFileNameWithoutExtension(Directory.GetFiles(shop.Packages, "Pipeline.Plans.*.nupkg").Single())["Pipeline.Plans.".Length..];

    private ZipArchive Open(string library) => ZipFile.OpenRead(Path.Combine(shop.Packages, $"{library}.{Version}.nupkg"));

    private async Task<string> SucceedAsync(params string[] arguments)
    {
        var run = await shop.RunAsync(arguments);
        run.ExitCode.Should().Be(0, run.Output + run.Error);
        return run.Output;
    }

    private static async Task<string> GetAsync(string url)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        return await client.GetStringAsync(new Uri(url));
    }
}

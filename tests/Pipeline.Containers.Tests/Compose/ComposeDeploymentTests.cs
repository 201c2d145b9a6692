using System.Text.Json;
using Pipeline.Lab;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

[Collection(ContainerCollection.Name)]
public sealed class ComposeDeploymentTests(ContainerLab lab, ITestOutputHelper report)
{
    private static readonly HttpClient Client = new() { DefaultRequestHeaders = { ConnectionClose = true } };

    [FactNeeding(ContainerLab.Compose)]
    public async Task A_release_replaces_another_and_comes_back()
    {
        await using var shop = new ContainerShop(lab, report, lab.First);

        await shop.DeployAsync("1.0.0");
        (await Client.GetStringAsync(new Uri(shop.Url, "version"))).Should().Be("1.0.0");
        await shop.DeployAsync("1.1.0");
        (await Client.GetStringAsync(new Uri(shop.Url, "version"))).Should().Be("1.1.0");
        await shop.RollbackAsync();

        (await Client.GetStringAsync(new Uri(shop.Url, "version"))).Should().Be("1.0.0");
        var environment = JsonDocument.Parse(await Client.GetStringAsync(new Uri(shop.Url, "environment"))).RootElement;
        environment.GetProperty("API_KEY").GetString().Should().Be(shop.Secret.Reveal());
        string.Join('\n', shop.Output.Lines.Concat(shop.Journal.Intents.Select(intent => intent.Description))).Should().NotContain("HOSTILE").And.NotContain(DockerRegistry.Password);
    }
}

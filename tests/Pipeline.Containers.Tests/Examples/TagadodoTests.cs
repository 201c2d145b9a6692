using System.Net.Http.Json;
using Pipeline.Lab;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests.Examples;

/// <summary>The example tagadodo on two machines: staging and production over SSH, with its database, cache, canary and rollback.</summary>
[Collection(ExampleCollection.Name)]
public sealed class TagadodoTests(ContainerLab lab, ITestOutputHelper report)
{
    private static readonly HttpClient Client = new();

    [FactNeeding(ContainerLab.Compose, "/usr/bin/node", "/usr/bin/npm")]
    public async Task It_is_delivered_to_staging_and_to_production_and_comes_back()
    {
        await lab.Engine.LoadAsync(BaseImage.Nginx);
        await using var tagadodo = new TagadodoRepository(lab, report);
        await tagadodo.OpenAsync();
        tagadodo.Commit("1.0.0");

        var printed = await tagadodo.BuildAsync("Provision", "--environment", "production");
        printed.Should().Contain("root signs in already").And.Contain("then: ./build.sh Doctor --environment production");
        await tagadodo.BuildAsync("DeployStaging", "DeployProd");

        (await VersionAsync(tagadodo.Staging), await VersionAsync(tagadodo.Production)).Should().Be(("1.0.0", "1.0.0"));
        (await Client.GetStringAsync(tagadodo.Production)).Should().Contain("Tagadodo admin");
        var article = await PublishAsync(tagadodo.Production);

        tagadodo.Commit("1.1.0");
        await tagadodo.BuildAsync("DeployProd", "--skip", "Test", "Lint");
        (await VersionAsync(tagadodo.Production), await VersionAsync(tagadodo.Staging)).Should().Be(("1.1.0", "1.0.0"));
        (await Client.GetStringAsync(new Uri(tagadodo.Production, "api/articles"))).Should().Contain(article, "data outlives releases");

        var trips = lab.Second.Commands;
        await tagadodo.BuildAsync("Rollback", "--environment", "production");
        report.Row("containers", "trips of tagadodo's whole ./build.sh Rollback, the question for its migrations included", $"{lab.Second.Commands - trips}");
        (await VersionAsync(tagadodo.Production)).Should().Be("1.0.0");
        await tagadodo.BuildAsync("Status");
        await tagadodo.BuildAsync("Smoke", "--environment", "production");
        await tagadodo.BuildAsync("Monitor", "--environment", "production");
    }

    private static async Task<string> VersionAsync(Uri url) => (await Client.GetFromJsonAsync<Dictionary<string, string>>(new Uri(url, "api/version")))!["version"];

    private static async Task<string> PublishAsync(Uri url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, "api/articles")) { Content = JsonContent.Create(new { title = "first" }) };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {TagadodoRepository.AdminKey}");
        using var answer = await Client.SendAsync(request);
        answer.IsSuccessStatusCode.Should().BeTrue(await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<Dictionary<string, object>>())!["id"].ToString()!;
    }
}

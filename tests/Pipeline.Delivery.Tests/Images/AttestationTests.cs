using System.Text.Json;
using Pipeline.Lab;

namespace Pipeline.Delivery.Tests;

/// <summary>Provenance and SBOM, by an engine that keeps them. The generator is a stand-in: BuildKit's own cannot be had here.</summary>
[Collection(nameof(DockerLab))]
public sealed class AttestationTests(DockerLab lab)
{
    /// <summary>What BuildKit asks of a generator: https://github.com/moby/buildkit/blob/master/docs/attestations/sbom-protocol.md.</summary>
    private const string Generator = """
        #!/bin/sh
        echo '{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"https://spdx.dev/Document","predicate":{"name":"stand-in"}}' >"$BUILDKIT_SCAN_DESTINATION/sbom.spdx.json"
        """;

    [DockerFact(LabPrograms.NewDockerEngine)]
    public async Task An_image_goes_into_the_registry_with_what_is_attested_of_it()
    {
        await using var engine = await DockerEngine.StartAsync(lab.Network, "new", isNew: true);
        await engine.LoadAsync(BaseImage.Busybox);
        using var login = lab.SignIn();
        Environment.SetEnvironmentVariable("DOCKER_HOST", engine.Host);
        try
        {
            using var shop = new ImageShop(lab.Registry.Address, DockerRegistry.Password)
            {
                Api = new ContainerImage { Attestations = Attestations.Provenance | Attestations.Sbom, SbomGenerator = await PushGeneratorAsync() },
            };

            var release = await shop.ReleaseAsync("v1.0.0");

            (await PredicatesAsync($"{shop.Namespace}/api", release.Images["api"])).Should().BeEquivalentTo("https://slsa.dev/provenance/v0.2", "https://spdx.dev/Document");
            (await PredicatesAsync($"{shop.Namespace}/web", release.Images["web"])).Should().BeEmpty();
            // Engines that know nothing of attestations run the image all the same.
            (await lab.Engine.DockerAsync("run", "--rm", $"{shop.Repository("api")}@{release.Images["api"]}")).Should().Be("the api");
        }
        finally
        {
            Environment.SetEnvironmentVariable("DOCKER_HOST", lab.Engine.Host);
        }
    }

    [DockerFact]
    public async Task An_engine_that_keeps_none_builds_without_and_says_so()
    {
        using var shop = new ImageShop(lab.Registry.Address, DockerRegistry.Password) { Api = new ContainerImage { Attestations = Attestations.Provenance } };

        var plan = await shop.PlanBuildAsync(await shop.CommitAsync("v1.0.0"));

        plan.Notes.Should().Equal("The image of api gets no Provenance: that needs the plugin docker buildx and an engine with the containerd image store.");
        PlanText.Of(plan.Plan).Should().NotContain("--provenance");
    }

    private async Task<string> PushGeneratorAsync()
    {
        using var folder = new TemporaryFolder();
        folder.Write("scan", Generator);
        folder.Write("Dockerfile", $"FROM {BaseImage.Busybox.Tag}\nCOPY --chmod=755 scan /scan\nENTRYPOINT [\"/scan\"]\n");
        var image = $"{lab.Registry.Address}/tools/generator:1";
        _ = (await LabCommand.RunAsync(LabPrograms.Docker, "buildx", "build", "--quiet", "--provenance=false", "--push", "--tag", image, folder.Path)).Text;
        return image;
    }

    /// <summary>The kinds of statement that stand beside an image in the registry.</summary>
    private async Task<IReadOnlyList<string>> PredicatesAsync(string repository, string digest)
    {
        var manifests = (await ManifestAsync(repository, digest)).TryGetProperty("manifests", out var found) ? found.EnumerateArray().ToList() : [];
        var predicates = new List<string>();
        foreach (var attested in manifests.Where(manifest => manifest.TryGetProperty("annotations", out _)))
        {
            var layers = (await ManifestAsync(repository, attested.GetProperty("digest").GetString()!)).GetProperty("layers");
            predicates.AddRange(layers.EnumerateArray().Select(layer => layer.GetProperty("annotations").GetProperty("in-toto.io/predicate-type").GetString()!));
        }

        return predicates;
    }

    private async Task<JsonElement> ManifestAsync(string repository, string digest)
    {
        using var answer = await lab.Registry.SendAsync(HttpMethod.Get, $"/v2/{repository}/manifests/{digest}");
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}

using Pipeline.Lab;

namespace Pipeline.Delivery.Tests;

[Collection(nameof(DockerLab))]
public sealed class ImageBudgetTests(DockerLab lab)
{
    [DockerFact]
    public async Task An_image_over_its_budget_is_refused_every_time()
    {
        using var shop = new ImageShop(lab.Registry.Address, DockerRegistry.Password) { Api = new ContainerImage { SizeBudget = 1.Megabytes } };
        var source = await shop.CommitAsync("v1.0.0");

        for (var attempt = 1; attempt <= 2; attempt++)
        {
            var failure = await shop.Run.FailAsync((await shop.PlanBuildAsync(source)).Plan);

            failure.Message.Should().MatchRegex(@"^The image of api has 2(\.\d)? MB; its budget is 1 MB\.$");
            failure.NextSteps[0].Should().Be($"See what its layers weigh: docker history {shop.Repository("api")}:1.0.0");
            (await shop.Store.Built(source.Version, source.Checkout.Commit).Ask(default)).Should().BeNull();
        }
    }

    [DockerFact]
    public async Task A_Dockerfile_that_fails_says_which_step()
    {
        using var shop = new ImageShop(lab.Registry.Address, DockerRegistry.Password);
        shop.Write("api/Dockerfile", $"FROM {BaseImage.Busybox.Tag}\nRUN echo one && false\n");
        var source = await shop.CommitAsync("v1.0.0");

        var failure = await shop.Run.FailAsync((await shop.PlanBuildAsync(source)).Plan);

        failure.Message.Should().Be("docker ended with exit code 1.");
        string.Join('\n', failure.Details).Should().Contain("echo one && false");
    }
}

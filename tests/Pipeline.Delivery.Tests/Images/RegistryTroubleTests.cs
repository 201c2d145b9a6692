using System.Net;
using Pipeline.Lab;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

/// <summary>A registry that is busy, broken, strict or gone.</summary>
[Collection(nameof(DockerLab))]
public sealed class RegistryTroubleTests(DockerLab lab)
{
    [DockerFact]
    public async Task A_wrong_password_ends_a_push_at_once_and_is_not_shown()
    {
        const string wrong = "hunter2 '\"$(id)ü";
        using var shop = new ImageShop(lab.Registry.Address, wrong);
        var source = await shop.CommitAsync("v1.0.0");
        await shop.BuildAsync(source);
        var plan = await shop.PlanPushAsync(source);

        var failure = await shop.Run.FailAsync(plan);

        failure.Message.Should().StartWith($"The registry {lab.Registry.Address} does not accept the log-in for");
        failure.NextSteps.Should().Equal($"Set REGISTRY_PASSWORD to the password or token of ci at {lab.Registry.Address}.");
        failure.IsFinal.Should().BeTrue();
        string.Join('\n', [PlanText.Of(plan), failure.Message, .. failure.Details, .. shop.Run.Lines]).Should().NotContain("hunter2");
        Directory.Exists(Path.Combine(source.Folder, "docker")).Should().BeFalse("the session ended");
        (await shop.Store.Pushed("1.0.0", source.Checkout.Commit).AnswerAsync(default)).Reason.Should().Contain("does not accept the log-in");
    }

    [DockerFact]
    public async Task The_password_is_nowhere_after_a_push()
    {
        using var shop = new ImageShop(lab.Registry.Address, DockerRegistry.Password);
        await shop.ReleaseAsync("v1.0.0");

        Directory.EnumerateFiles(lab.Engine.ConfigurationFolder).Should().BeEmpty("the user's own configuration stays as it is");
        Directory.Exists(Path.Combine(shop.Root, ".nuke/temp/build-output/docker")).Should().BeFalse();
    }

    [DockerFact]
    public async Task A_busy_registry_is_asked_again()
    {
        var refusals = new Queue<HttpStatusCode>([HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable]);
        await using var proxy = RegistryProxy.Start(lab.Registry, lab.Network, request => request.HttpMethod == "PUT" && request.RawUrl!.Contains("/manifests/", StringComparison.Ordinal) && Next(refusals) is { } status ? status : null);
        using var shop = new ImageShop(proxy.Address, DockerRegistry.Password) { Tags = ImageTags.None };

        var release = await shop.ReleaseAsync("v1.0.0");

        (await lab.Registry.DigestAsync($"{shop.Namespace}/api", "1.0.0")).Should().Be(release.Images["api"]);
        refusals.Should().BeEmpty();
        shop.Run.Lines.Should().Contain(line => line.Contains("(attempt 1 of 4; again in 2 s)", StringComparison.Ordinal));
    }

    [DockerFact]
    public async Task A_question_to_a_busy_registry_is_asked_again()
    {
        var refusals = new Queue<HttpStatusCode>([HttpStatusCode.TooManyRequests, HttpStatusCode.BadGateway]);
        await using var proxy = RegistryProxy.Start(lab.Registry, lab.Network, _ => Next(refusals));

        (await Reader(proxy.Address).Digest($"{proxy.Address}/nothing/api", "1.0.0").Ask(default)).Should().BeNull();
    }

    [DockerFact]
    public async Task A_registry_that_is_broken_is_unreadable_which_is_not_the_same_as_empty()
    {
        await using var proxy = RegistryProxy.Start(lab.Registry, lab.Network, _ => HttpStatusCode.InternalServerError);

        var answer = await Reader(proxy.Address).Digest($"{proxy.Address}/nothing/api", "1.0.0").AnswerAsync(default);

        answer.Reason.Should().Be($"The registry {proxy.Address} could not be read: http://{proxy.Address}/v2/nothing/api/manifests/1.0.0 answered 500.");
    }

    [DockerFact]
    public async Task A_registry_that_is_gone_is_unreadable()
    {
        var address = $"{lab.Network.Address}:1";

        var answer = await Reader(address).Digest($"{address}/nothing/api", "1.0.0").AnswerAsync(default);

        answer.Reason.Should().StartWith($"The registry {address} was not reached:");
    }

    [DockerFact]
    public async Task Nothing_is_sent_that_the_registry_has()
    {
        using var shop = new ImageShop(lab.Registry.Address, DockerRegistry.Password);
        var source = await shop.CommitAsync("v1.0.0");
        await shop.BuildAsync(source);
        await shop.PushAsync(source);

        var again = shop.Run.Lines.Count;
        await shop.PushAsync(source);

        shop.Run.Lines.Skip(again).Should().NotContain(line => line.EndsWith(": Pushed", StringComparison.Ordinal))
            .And.Contain(line => line.EndsWith(": Layer already exists", StringComparison.Ordinal));
    }

    [DockerFact]
    public async Task Credentials_of_Docker_itself_count_where_no_user_is_named()
    {
        using var login = lab.SignIn();
        var reader = new RegistryReader(new Registry(lab.Registry.Address) { IsPlainHttp = true }, password: null, TimeProvider.System);

        (await reader.Digest($"{lab.Registry.Address}/nothing/api", "1.0.0").Ask(default)).Should().BeNull();
    }

    [DockerFact]
    public async Task A_credential_helper_is_asked_where_one_is_named()
    {
        using var login = lab.SignIn(byHelper: true);
        var reader = new RegistryReader(new Registry(lab.Registry.Address) { IsPlainHttp = true }, password: null, TimeProvider.System);

        (await reader.Digest($"{lab.Registry.Address}/nothing/api", "1.0.0").Ask(default)).Should().BeNull();
    }

    [DockerFact]
    public async Task Without_any_log_in_the_way_to_one_is_told()
    {
        var reader = new RegistryReader(new Registry(lab.Registry.Address) { IsPlainHttp = true }, password: null, TimeProvider.System);

        (await reader.Digest($"{lab.Registry.Address}/nothing/api", "1.0.0").AnswerAsync(default)).Reason.Should().StartWith($"The registry {lab.Registry.Address} wants a log-in:");
    }

    private static HttpStatusCode? Next(Queue<HttpStatusCode> refusals)
    {
        lock (refusals) return refusals.TryDequeue(out var status) ? status : null;
    }

    private static RegistryReader Reader(string address) =>
        new(new Registry(address) { User = DockerRegistry.User, IsPlainHttp = true }, new Secret("REGISTRY_PASSWORD", DockerRegistry.Password), TimeProvider.System);
}

namespace Pipeline.EndToEnd.Tests;

/// <summary>
/// A run may be ended before and after any of its effects: one release serves throughout, and running the same command again brings up
/// the new one without cleaning.
/// </summary>
[Collection(DeploymentTests.Name)]
public sealed class EndedRunTests(Shop shop) : IClassFixture<Shop>
{
    private const string Deployment = "DeployStaging/";
    private const int Every = 20;
    private const string Switch = "DeployStaging/switch/bring-up/";
    private static readonly string[] ChangingTargets = ["Migrate@staging/", Deployment];
    private static readonly string[] StoringSteps = ["contents/web", "contents/api", "index"];
    private static readonly string[] StartOfTheAgent = ["prepare/unpack", "prepare/start", "prepare/answers"];

    [Fact]
    public async Task Killed_while_it_tests_and_builds()
    {
        var effects = await shop.EffectsOfAnUpdateAsync();
        await using var traffic = await StartTrafficAsync();
        var live = await shop.LiveAsync();
        var next = shop.Commit();

        foreach (var moment in Soak.Sample(effects.Where(effect => !IsChanging(effect)).SelectMany(effect => Moment.Around("KILL", effect)), oneOf: Every))
            await moment.TestAsync(() => EndAsync(moment, live));

        (await shop.RunAsync("DeployStaging")).Expect(0);
        await shop.ShouldHaveCompletedAsync(next);
        await traffic.StopAsync();
    }

    [Fact]
    public async Task Killed_while_it_stores_the_first_release()
    {
        await using var first = await Shop.OpenAsync();
        var version = first.Commit();

        foreach (var moment in Soak.Sample(StoringSteps.SelectMany(step => Moment.Around("KILL", $"Push/push/{step}")), oneOf: 4))
            await moment.TestAsync(async () => (await first.RunAsync("DeployStaging", moment.Variable)).Expect(moment.ExitCode));

        (await first.RunAsync("DeployStaging")).Expect(0);
        await first.ShouldHaveCompletedAsync(version);
    }

    [Fact]
    public async Task Killed_while_it_changes_the_environment()
    {
        var effects = await shop.EffectsOfAnUpdateAsync();
        await using var traffic = await StartTrafficAsync();

        foreach (var moment in Soak.Sample(effects.Where(IsChanging).SelectMany(effect => Moment.Around("KILL", effect)), oneOf: Every))
            await moment.TestAsync(() => EndAndGoOnAsync(moment, hasMoved: IsReached(effects, $"{Switch}route", moment)));

        await traffic.StopAsync();
    }

    [Fact]
    public async Task Interrupted_while_it_changes_the_environment()
    {
        var effects = await shop.EffectsOfAnUpdateAsync();
        await using var traffic = await StartTrafficAsync();
        var moments = effects.Where(IsChanging).SelectMany(effect => Moment.Around("INT", effect)).Select((moment, index) => index % 4 < 2 ? moment : moment with { What = "TERM" });

        // What is interrupted before the smoke tests have passed is undone.
        foreach (var moment in Soak.Sample(moments, oneOf: Every))
            await moment.TestAsync(() => EndAndGoOnAsync(moment, hasMoved: IsReached(effects, $"{Switch}smoke/1", moment)));

        await traffic.StopAsync();
    }

    [Fact]
    public async Task Killed_while_it_starts_the_agent()
    {
        await shop.LiveAsync();
        foreach (var moment in Soak.Sample(StartOfTheAgent.SelectMany(step => Moment.Around("KILL", $"{Deployment}{step}")), oneOf: 3))
        {
            await shop.DownAsync();
            await moment.TestAsync(async () =>
            {
                var next = shop.Commit();
                (await shop.RunAsync("DeployStaging", moment.Variable)).Expect(moment.ExitCode);
                (await shop.RunAsync("DeployStaging")).Expect(0);
                await shop.ShouldHaveCompletedAsync(next);
            });
        }
    }

    private Task<Traffic> StartTrafficAsync() => Traffic.StartAsync(shop.Staging.Url, clients: 2, pause: TimeSpan.FromMilliseconds(5));

    private async Task EndAndGoOnAsync(Moment moment, bool hasMoved)
    {
        var live = await shop.LiveAsync();
        var next = shop.Commit();
        await EndAsync(moment, hasMoved ? next : live);

        (await shop.RunAsync("DeployStaging")).Expect(0);
        await shop.ShouldHaveCompletedAsync(next);
    }

    private async Task EndAsync(Moment moment, string serving)
    {
        (await shop.RunAsync("DeployStaging", moment.Variable)).Expect(moment.ExitCode);

        var state = await shop.Staging.State.Ask(default);
        state.Live!.Version.Should().Be(serving);
        state.Live.IsRunning.Should().BeTrue();
    }

    private static bool IsChanging(string effect) => ChangingTargets.Any(target => effect.StartsWith(target, StringComparison.Ordinal));

    /// <summary>At that moment the effect had been applied.</summary>
    private static bool IsReached(IReadOnlyList<string> effects, string effect, Moment moment)
    {
        var (position, wanted) = (effects.ToList().IndexOf(moment.Effect), effects.ToList().IndexOf(effect));
        wanted.Should().BeGreaterThan(0);
        return position > wanted || (position == wanted && moment.When == "after");
    }
}

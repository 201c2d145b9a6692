using Xunit.Abstractions;

namespace Pipeline.Containers.Tests;

/// <summary>Failures as the person meets them who has typed <c>./build.sh DeployStaging</c>: the reason, what serves, the next command, the exit code.</summary>
[Collection(ContainerCollection.Name)]
public sealed class CommandLineTests(ContainerLab lab, ITestOutputHelper report)
{
    /// <summary>The first one is that of the gate; <see cref="EndedRunTests"/> has the others, without a program.</summary>
    private static readonly string[] Moments =
    [
        "after DeployStaging/switch/bring-up/route",
        "after DeployStaging/switch/bring-up/start",
        "before DeployStaging/switch/bring-up/route",
        "before DeployStaging/record",
    ];

    [FactNeeding(ContainerLab.Compose)]
    public async Task What_fails_ends_with_the_reason_and_the_next_command()
    {
        await using var shop = await ContainedRepository.OpenAsync(lab);
        shop.Commit("1.0.0");

        // Those who are told are down, which is no reason not to deploy.
        using var gitHub = new FakeApi(new FakeAnswer(500, "{}"));
        using var slack = new FakeApi(new FakeAnswer(200, "") { IsSilent = true });
        var slackUrl = Soak.IsOn ? slack.Url : new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        var untold = await shop.BuildAsync(
            0, "DeployStaging", ("DELIVERY_SLACK", slackUrl.AbsoluteUri), ("DELIVERY_GITHUB", gitHub.Url.AbsoluteUri), ("SLACK_BOT_TOKEN", "xoxb-of-the-test"), ("GITHUB_TOKEN", "ghp-of-the-test"));
        untold.Should().Contain("slack was not told").And.Contain("github was not told").And.NotContain("of-the-test");
        (await shop.VersionAsync()).Should().Be("1.0.0");

        shop.Commit("1.1.0");
        var bad = await shop.BuildAsync(1, "DeployStaging", ("TEST_EXIT_AT_START", "9"));
        bad.Should().Contain($"green is not healthy: web exited with code 9. 1.0.0 serves {shop.Url} as before; 1.1.0 was stopped.").And.Contain("Next: ./build.sh DeployStaging");
        var missing = await shop.BuildAsync(2, "DeployStaging", ("DELIVERY_SECRETS", "LICENCE"));
        missing.Should().Contain("web needs the secret LICENCE in staging, which has no value").And.Contain("Set the environment variable STAGING_LICENCE or LICENCE.");

        shop.Write("web/migrations.txt", "1 first\n2 second\n3 broken\n");
        shop.Commit("1.2.0");
        var half = await shop.BuildAsync(1, "DeployStaging");
        half.Should().Contain("3 broken: it is broken").And.Contain("Next: Correct the migration and run the same command again: what was applied stays, and no traffic has moved.");
        (await shop.VersionAsync()).Should().Be("1.0.0");

        shop.Write("web/migrations.txt", "1 first\n2 second\n3 corrected\n");
        shop.Commit("1.3.0");
        (await shop.BuildAsync(0, "DeployStaging")).Should().Contain("pending 3 corrected").And.NotContain("pending 2 second");
        (await shop.VersionAsync()).Should().Be("1.3.0");
    }

    [FactNeeding(ContainerLab.Compose)]
    public async Task Two_runs_at_once_and_runs_that_are_killed_need_no_hand_work()
    {
        await using var shop = await ContainedRepository.OpenAsync(lab);
        shop.Commit("2.0.0");
        await shop.BuildAsync(0, "DeployStaging");

        shop.Commit("2.1.0");
        var both = await Task.WhenAll(shop.TryBuildAsync("DeployStaging"), shop.TryBuildAsync("DeployStaging"));
        both.Select(run => run.ExitCode).Order().Should().Equal([0, 1], "{0}\n====\n{1}", both[0].Printed, both[1].Printed);
        both.Single(run => run.ExitCode == 1).Printed.Should().Contain("staging is being changed by another run").And.Contain("Next: Wait until that run has ended");
        (await shop.VersionAsync()).Should().Be("2.1.0");

        var visitor = new Visitor(shop.Url);
        var number = 1;
        await using (visitor)
        {
            foreach (var moment in Soak.Sample(Moments, oneOf: 4))
            {
                report.WriteLine($"==== killed {moment}");
                shop.Commit($"2.{++number}.0");
                await shop.BuildAsync(128 + 9, "DeployStaging", ("DELIVERY_DISTURB", $"KILL {moment}"));
                (await shop.BuildAsync(1, "DeployStaging")).Should().Contain("If it was killed its lease ends by itself in");
                await shop.ExpireLeaseAsync();
                await shop.BuildAsync(0, "DeployStaging");
                (await shop.VersionAsync()).Should().Be($"2.{number}.0");
            }
        }

        visitor.Failures.Should().BeEmpty();
    }
}

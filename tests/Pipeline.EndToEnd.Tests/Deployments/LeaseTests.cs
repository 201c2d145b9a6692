using System.Text.RegularExpressions;

namespace Pipeline.EndToEnd.Tests;

[Collection(DeploymentTests.Name)]
public sealed partial class LeaseTests(Shop shop) : IClassFixture<Shop>
{
    [Fact]
    public async Task Of_two_deployments_at_once_one_is_told_who_deploys_before_it_builds_anything()
    {
        var version = shop.Commit();
        var gate = shop.PathTo(".nuke/temp/gate");
        using var one = shop.Start("DeployStaging", ("DELIVERY_GATE", gate));
        using var other = shop.Start("DeployStaging", ("DELIVERY_GATE", gate));

        var loser = await await Task.WhenAny(one.EndedAsync(), other.EndedAsync());
        var winner = loser == one ? other : one;
        var refused = (await loser.EndAsync()).Expect(1);
        var dry = (await shop.RunAsync("DeployStaging --dry-run")).Expect(0);
        shop.Write(".nuke/temp/gate", "");

        (await winner.EndAsync()).Expect(0);
        await shop.ShouldServeAsync(version);
        var holder = Holder().Match(refused.All);
        holder.Success.Should().BeTrue(refused.All);
        holder.Groups["run"].Value.Should().Be(shop.LastJournal().Header.Run);
        refused.All.Should().NotContain("== ", "no target has begun");
        Directory.GetFiles(shop.PathTo(".nuke/temp/journal")).Should().ContainSingle("the refused run had nothing to write down");
        dry.Output.Should().Contain($"a real run would stop here: the lease of staging is taken: {holder.Groups["who"].Value}, run ");
    }

    [GeneratedRegex("staging is being changed by another run: (?<who>[^ ]+@[^ ]+), run (?<run>[-0-9a-f]+), since [-0-9]{10} [:0-9]{8} UTC", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Holder();
}

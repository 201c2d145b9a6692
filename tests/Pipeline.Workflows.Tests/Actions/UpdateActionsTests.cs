using Pipeline.Targets;

namespace Pipeline.Workflows.Tests.Actions;

/// <summary>The pins of actions, refreshed from repositories on this machine.</summary>
public sealed class UpdateActionsTests : IAsyncLifetime
{
    private readonly TemporaryRepository repository = new();
    private ActionServer server = null!;

    public async Task InitializeAsync()
    {
        server = await ActionServer.StartAsync("v5.9.0", "v6.3.0", "v7.0.1", "v7", "v7.9.0-rc.1", "v8.0.1", "v9.0.0");
        repository.Variables["GITHUB_SERVER_URL"] = server.Url;
    }

    public Task DisposeAsync()
    {
        repository.Dispose();
        server.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public void Every_action_goes_to_the_newest_release_of_its_major_version()
    {
        repository.Run<OneWorkflow>("UpdateActions").Should().Contain("actions/checkout v7.0.1 -> v7.2.0").And.Contain("actions/setup-node v7.0.0 -> v7.2.0");

        Golden.Matches(repository.Read(".nuke/actions.json"), extension: "json");
        repository.Run<OneWorkflow>("GenerateWorkflows");
        repository.Read(".github/workflows/ci.yml").Should().Contain($"actions/checkout@{server.Commit} # v7.2.0", "that is what the annotated tag stands for");
    }

    [Fact]
    public void Once_it_has_there_is_nothing_newer()
    {
        repository.Run<OneWorkflow>("UpdateActions");

        repository.Run<OneWorkflow>("UpdateActions").Should().Contain("no action has a newer release");
    }

    [Fact]
    public void A_new_major_version_is_for_who_asks_for_it()
    {
        repository.Run<OneWorkflow>("UpdateActions --new-majors").Should().Contain("actions/checkout v7.0.1 -> v9.0.0");
    }

    [Fact]
    public void A_tag_that_was_moved_is_said_and_not_followed()
    {
        var pins = ActionPins.Default().All.Keys.Select(action => $$"""  "{{action}}": { "version": "v7.2.0", "commit": "{{server.Commit}}" }""").ToList();
        pins[0] = pins[0].Replace(server.Commit, new string('0', 40), StringComparison.Ordinal);
        var table = $"{{\n{string.Join(",\n", pins)}\n}}\n";
        repository.Write(".nuke/actions.json", table);

        repository.Run<OneWorkflow>("UpdateActions").Should()
            .Contain($"v7.2.0 names another commit now: {server.Commit}. Its pin stays; find out why before you follow.")
            .And.Contain("no action has a newer release");

        repository.Read(".nuke/actions.json").Should().Be(table);
    }

    [Fact]
    public void Offline_it_says_so_and_changes_nothing()
    {
        repository.Variables["GITHUB_SERVER_URL"] = "/no/such/server";

        repository.Run<OneWorkflow>("UpdateActions", exitCode: 1).Should()
            .Contain("the releases of actions at /no/such/server could not be read: git ls-remote --tags /no/such/server/actions/checkout failed: ")
            .And.Contain("Nothing was changed; try again with a connection to it.");
        repository.Run<OneWorkflow>("UpdateActions --dry-run").Should().Contain("Assumed that the pins are the newest.");

        repository.Has(".nuke/actions.json").Should().BeFalse();
    }

    private sealed class OneWorkflow : PipelineBuild, IWorkflows
    {
        public IEnumerable<Workflow> Workflows => [new("ci") { On = [Trigger.Push("main")], Targets = [Test] }];

        public Target Test => _ => _.Executes(() => { });
    }
}

using Pipeline.Delivery;

namespace Pipeline.EndToEnd.Tests;

/// <summary>A generated workflow, really executed, does what the build does by hand.</summary>
[Collection(DeploymentTests.Name)]
public sealed class WorkflowDeliveryTests : IAsyncLifetime
{
    private readonly DeliveredShop shop = new();

    public Task InitializeAsync() => shop.InitializeAsync();

    public Task DisposeAsync() => shop.DisposeAsync();

    [FactNeedingWorkflowTools]
    public async Task It_runs_the_same_targets_in_an_order_of_the_graph_with_the_same_effects()
    {
        var graph = await shop.GraphAsync("DeployProd");

        (await shop.RunByHandAsync("DeployProd --yes")).Expect(0);
        var trace = (await shop.DeliverAsync()).Expect("success");

        trace.Jobs.Count.Should().BeGreaterThan(2, "it is a workflow of several jobs");
        var (byHand, byWorkflow) = (DeliveryEffects.Below(shop.ClonePath), DeliveryEffects.Below(shop.RunnerPath));
        byHand.Nodes.Should().BeEquivalentTo(graph.Keys);
        foreach (var nodes in new[] { byHand.Nodes, byWorkflow.Nodes }) ShouldRespect(graph, nodes);
        foreach (var node in graph.Keys) byWorkflow.Of(node).Should().Equal(byHand.Of(node), "{0} does the same everywhere", node);
        await ShouldServeTheSameAsync(shop.ByHand.Staging, shop.ByWorkflow.Staging);
        await ShouldServeTheSameAsync(shop.ByHand.Production, shop.ByWorkflow.Production);
    }

    [FactNeedingWorkflowTools]
    public async Task A_failing_target_fails_its_job_and_what_depends_on_it_does_not_start()
    {
        var trace = (await shop.DeliverAsync(("TEST_EXIT_AFTER_MS", "0"), ("DELIVERY_HEALTHY_WITHIN", "3"))).Expect("failure");

        trace["staging"].Result.Should().Be("failure");
        trace["production"].Result.Should().Be("skipped");
        DeliveryEffects.Below(shop.RunnerPath).Nodes.Should().Contain("DeployStaging").And.NotContain(node => node.EndsWith("production", StringComparison.Ordinal) || node == "DeployProd");
        (await shop.ByWorkflow.Production.State.Ask(default)).Should().Be(HostState.Empty);
    }

    [FactNeedingWorkflowTools]
    public async Task A_failing_test_keeps_everything_else_from_starting()
    {
        shop.CommitBroken();

        var trace = (await shop.DeliverAsync()).Expect("failure");

        trace["test"].Result.Should().Be("failure");
        trace.Jobs.Where(job => job.Id != "test").Should().OnlyContain(job => job.Result == "skipped");
        DeliveryEffects.Below(shop.RunnerPath).Nodes.Should().Equal("Test");
        (await shop.ByWorkflow.Staging.State.Ask(default)).Should().Be(HostState.Empty);
    }

    [FactNeedingWorkflowTools]
    public async Task An_edited_workflow_stops_the_delivery_before_anything_else()
    {
        shop.CommitEdited();

        var trace = (await shop.DeliverAsync()).Expect("failure");

        var check = trace.Jobs[0].Scripts.First();
        check.Should().Match<StepTrace>(step => step.Run == "exec ./build.sh GenerateWorkflows --check" && step.Result == "failure");
        check.Output.Should().Contain("| -# Edited.");
        DeliveryEffects.Below(shop.RunnerPath).Nodes.Should().BeEmpty();
    }

    [FactNeedingWorkflowTools]
    public async Task A_rollback_and_a_backup_do_not_wait_for_files_that_are_in_step_with_the_code()
    {
        (await shop.DeliverAsync()).Expect("success");
        shop.Commit();
        (await shop.DeliverAsync()).Expect("success");
        shop.CommitEdited();

        var rollback = (await shop.StartAsync("rollback", ("environment", "staging"), ("release", "1.0.0"))).Expect("success");
        var backup = (await shop.StartAsync("backup")).Expect("success");

        rollback.Jobs.Should().ContainSingle().Which.Environment.Should().Be("staging");
        (await shop.ByWorkflow.Staging.State.Ask(default)).Live!.Version.Should().Be("1.0.0");
        (await shop.ByWorkflow.Production.State.Ask(default)).Live!.Version.Should().Be("1.1.0");
        backup.Jobs.Select(job => job.Environment).Should().BeEquivalentTo("staging-backup", "production-backup");
        BackupsOf("staging").Should().ContainSingle();
        // The second deployment to production took one before it migrated, and its record names it.
        var recorded = (await shop.ByWorkflow.Production.State.Ask(default)).Last!.Backups["orders"];
        BackupsOf("production").Should().HaveCount(2).And.Contain(recorded);

        IEnumerable<string> BackupsOf(string environment) => Directory
            .EnumerateFiles(Path.Combine(shop.RunnerPath, "workspace/.nuke/local/backups/shop", environment), "manifest.json", SearchOption.AllDirectories)
            .Select(manifest => Path.GetFileName(Path.GetDirectoryName(manifest)!));
    }

    private static void ShouldRespect(IReadOnlyDictionary<string, string[]> graph, IReadOnlyList<string> nodes)
    {
        nodes.Should().BeEquivalentTo(graph.Keys, "each target runs, and runs once");
        foreach (var (node, before) in graph) before.Should().BeSubsetOf(nodes.TakeWhile(other => other != node), "they come before {0}", node);
    }

    private static async Task ShouldServeTheSameAsync(IEnvironmentHost byHand, IEnvironmentHost byWorkflow)
    {
        var (expected, actual) = (await byHand.State.Ask(default), await byWorkflow.State.Ask(default));
        actual.Live!.Version.Should().Be(expected.Live!.Version);
        actual.Last!.Release.Should().Be(expected.Last!.Release, "the digests are the same");
        actual.Last.Schema.Should().Equal(expected.Last.Schema);
        actual.Last.By.Should().Contain("https://github.com/example/shop/actions/runs/1001", "a record names the run of the workflow");

        using var client = new HttpClient();
        (await client.GetStringAsync(new Uri(byWorkflow.Url, "/version"))).Should().Contain(expected.Live.Version);
    }
}

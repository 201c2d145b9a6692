using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Plans.Tests;

/// <summary>
/// What a run does is a path through the tree that the dry run before it showed: for any plan, for success, and for a failure of
/// every single effect.
/// </summary>
public sealed class RandomPlansTests
{
    [Fact]
    public void A_run_is_a_path_through_the_tree_that_was_shown()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Shape.Any.ToArbitrary(), shape => VerifyAsync(shape).GetAwaiter().GetResult()));
    }

    private static async Task VerifyAsync(Shape shape)
    {
        var effects = (await RunAsync(shape, failing: 0)).Effects;
        for (var failing = 1; failing <= effects; failing++) await RunAsync(shape, failing);
    }

    private static async Task<PlanOfShape> RunAsync(Shape shape, int failing)
    {
        var planned = new PlanOfShape(shape, failing);
        var shown = PlanTree.Nodes(planned.Plan, "x").Select(node => (node.Id, Text: Describe(node.Node))).ToList();
        var run = new Run();
        var failure = await Record.ExceptionAsync(() => run.ApplyPlanAsync(planned.Plan));

        shown.Select(node => node.Id).Should().OnlyHaveUniqueItems();
        run.Journal.Intents.Select(intent => intent.Id).Should().OnlyHaveUniqueItems();
        foreach (var (id, text) in run.Journal.Intents)
            planned.Fill(shown.Single(node => node.Id == id).Text).Should().Be(text, "{0} was shown before", id);

        var path = new PathThroughTree(run.Journal.Lines, run.Values);
        path.Walk(planned.Plan, "x").Should().Be(failure is null ? Fate.Done : Fate.Failed);
        failure?.Message.Should().Contain("injected");
        return planned;
    }

    private static string Describe(Plan node) => node is Effect effect ? effect.Describe(new Values()) : $"nothing: {((Nothing)node).Reason}";
}

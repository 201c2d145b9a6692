namespace Pipeline.Plans.Tests;

public sealed class ApplierTests
{
    private readonly Run run = new();

    [Fact]
    public async Task An_effect_is_journaled_before_and_after()
    {
        IReadOnlyList<string> atStart = [];

        await run.ApplyPlanAsync(new Act("look", _ =>
        {
            atStart = run.Journal.Lines;
            return Task.CompletedTask;
        }));

        atStart.Should().Equal("> x");
        run.Journal.Lines.Should().Equal("> x", "< x");
        run.Journal.Intents.Should().Equal(("x", "look"));
    }

    [Fact]
    public async Task Nothing_says_why()
    {
        await run.ApplyPlanAsync(Plan.Nothing("1.4.0 runs there already"));

        run.Journal.Intents.Should().Equal(("x", "nothing: 1.4.0 runs there already"));
        run.Output.All.Should().Equal("1.4.0 runs there already");
    }

    [Fact]
    public async Task The_first_failure_ends_a_sequence()
    {
        var failure = await run.FailureOfAsync(Plan.Sequence(("a", Act.Ok()), ("b", Act.Fail("broken")), ("c", Act.Ok())));

        failure.Message.Should().Be("broken");
        run.Journal.Lines.Should().Equal("> x/a", "< x/a", "> x/b", "! x/b: broken");
    }

    [Theory]
    [InlineData(true, "> x/then")]
    [InlineData(false, "> x/else")]
    public async Task A_condition_may_be_known_from_an_effect_before_it(bool holds, string expected)
    {
        var pending = Value.Promise<bool>("pending", "inspect");

        await run.ApplyPlanAsync(Plan.Sequence(("inspect", Act.Keep(pending, holds)), ("migrate", Plan.When(pending, "migrations are pending", Act.Ok()))));

        run.Journal.Lines.Should().Contain(expected.Replace("x/", "x/migrate/", StringComparison.Ordinal));
        run.Journal.Lines.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_condition_that_nothing_has_produced_is_an_error_of_the_plan()
    {
        var pending = Value.Promise<bool>("pending", "inspect");
        var applying = () => run.ApplyPlanAsync(Plan.When(pending, "migrations are pending", Act.Ok()));

        await applying.Should().ThrowAsync<InvalidOperationException>().WithMessage("‹pending: known after inspect› was read before it was produced: *");
    }

    [Fact]
    public async Task A_verdict_chooses()
    {
        var verdict = Value.Promise<Verdict>("verdict", "gate");
        var choose = Plan.Choose(verdict, [new(Verdict.Pass, Act.Ok()), new(Verdict.Fail, Act.Fail("back"))]);

        var failure = await run.FailureOfAsync(Plan.Sequence(("gate", Act.Keep(verdict, Verdict.Fail)), ("then", choose)));

        failure.Message.Should().Be("back");
        run.Journal.Lines.Should().Equal("> x/gate", "< x/gate", "> x/then/fail", "! x/then/fail: back");
    }

    [Fact]
    public async Task A_verdict_without_a_case_is_an_error_of_the_plan()
    {
        var applying = () => run.ApplyPlanAsync(Plan.Choose(Value.Of(Verdict.Inconclusive), [new(Verdict.Pass, Act.Ok())]));

        await applying.Should().ThrowAsync<InvalidOperationException>().WithMessage("x has no case for the verdict 'inconclusive'.");
    }

    [Fact]
    public async Task An_interruption_stops_before_the_next_effect()
    {
        using var work = new CancellationTokenSource();
        var applying = () => run.ApplyPlanAsync(
            Plan.Sequence(("a", new Act("interrupt", _ => work.CancelAsync())), ("b", Act.Ok())), new Interruption(work.Token, CancellationToken.None));

        await applying.Should().ThrowAsync<OperationCanceledException>();
        run.Journal.Lines.Should().Equal("> x/a", "< x/a");
    }

    [Fact]
    public async Task A_failure_leaves_without_secrets()
    {
        run.Redactor.Add(new Secret("key", "hunter22"));

        var failure = await run.FailureOfAsync(Act.Fail("hunter22 was refused"));

        failure.Message.Should().Be("*** was refused");
        failure.Details.Should().Equal("*** was refused: detail");
        failure.NextSteps.Should().Equal("*** was refused: next");
        run.Journal.Lines.Should().Equal("> x", "! x: *** was refused");
    }

    [Fact]
    public async Task A_command_that_prints_its_secret_fails_without_it()
    {
        var command = Run.Shell("echo \"the key is $KEY\"; exit 1");
        var failure = await run.FailureOfAsync(new RunCommand(command with { Secrets = command.Secrets.Add("KEY", new Secret("key", "hunter22")) }));

        failure.Details.Should().Equal("the key is ***");
        run.Output.All.Should().Equal("the key is ***");
    }

    private enum Verdict
    {
        Pass,
        Fail,
        Inconclusive,
    }
}

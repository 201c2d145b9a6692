namespace Pipeline.Plans.Tests;

public sealed class PlanTextTests
{
    [Fact]
    public void A_deployment_shows_every_branch_that_is_still_open()
    {
        Golden.Matches(Text(Plans.Deployment(), new Values()));
    }

    [Fact]
    public void What_is_known_leaves_the_other_branches_out()
    {
        Golden.Matches(Text(Plans.Deployment(), Plans.Known()));
    }

    [Fact]
    public void On_a_terminal_names_are_bold_and_notes_are_dim()
    {
        var lines = PlanText.Lines(Plans.Deployment(), new Values(), PlanStyle.Ansi);

        string.Join('\n', lines).Replace("\e[1m", "", StringComparison.Ordinal).Replace("\e[2m", "", StringComparison.Ordinal).Replace("\e[0m", "", StringComparison.Ordinal)
            .Should().Be(string.Join('\n', PlanText.Lines(Plans.Deployment(), new Values())), "style changes no text and no column");
        lines[0].Should().StartWith("\e[1mstore\e[0m  ");
        lines[1].Should().EndWith("\e[2mif migrations are pending ‹pending migrations: known after Preflight›:\e[0m");
    }

    [Fact]
    public void One_effect_is_one_line()
    {
        Text(new RunCommand(new Command("dotnet", "test", "tests/My Tests"))).Should().Be("dotnet test 'tests/My Tests'\n");
    }

    [Fact]
    public void Nothing_says_why()
    {
        Text(Plan.Nothing("1.4.0 runs there already")).Should().Be("nothing: 1.4.0 runs there already\n");
    }

    [Fact]
    public void What_the_root_says_begins_where_the_names_begin()
    {
        Text(Plan.Parallel([new Step("api", Act.Ok("test api")), new Step("web", Act.Ok("test web"))])).Should().Be("at once:\napi  test api\nweb  test web\n");
    }

    [Fact]
    public void A_condition_that_is_known_says_which_way_it_went()
    {
        var plan = Plan.When(Value.Of(false), "migrations are pending", Act.Ok("migrate"), Plan.Nothing("none is pending"));

        Text(Plan.Sequence(("apply", plan))).Should().Be("apply   because it is not so that migrations are pending:\n  else  nothing: none is pending\n");
    }

    [Fact]
    public void Nothing_is_cut_off()
    {
        var longest = new string('x', 3000);

        Text(Plan.Sequence((longest[..50], Act.Ok(longest)), ("b", Act.Ok("short")))).Should().Be($"{longest[..50]}  {longest}\nb  short\n");
    }

    [Fact]
    public void Further_lines_stand_below_the_first()
    {
        Text(Plan.Sequence(("migrate", Act.Ok("npm run migrate\n0007_orders.sql\n0008_index.sql")))).Should().Be(
            """
            migrate  npm run migrate
                     0007_orders.sql
                     0008_index.sql

            """);
    }

    private static string Text(Plan plan, Values? values = null) => string.Concat(PlanText.Lines(plan, values ?? new Values()).Select(line => line + "\n"));
}

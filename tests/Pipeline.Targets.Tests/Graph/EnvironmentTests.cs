namespace Pipeline.Targets.Tests;

/// <summary>Which node a target becomes: the rules of DESIGN.md, "Nodes".</summary>
public sealed class EnvironmentTests
{
    [Fact]
    public void An_edge_leads_to_the_node_of_the_same_environment() =>
        Planned.Order<Delivery>("DeployStaging").Should().Be("Build Migrate@staging DeployStaging");

    [Fact]
    public void Two_environments_in_one_run_have_two_nodes() =>
        Planned.Order<Delivery>("DeployProd", "DeployStaging")
            .Should().Be("Build Migrate@staging Migrate@production DeployStaging DeployProd");

    [Fact]
    public void What_depends_on_another_environment_begins_after_it_with_all_that_it_needs_there() =>
        Planned.Order<Promoting>("DeployProd")
            .Should().Be("Build Migrate@staging DeployStaging Backup@production Migrate@production DeployProd");

    [Fact]
    public void A_failure_there_keeps_back_everything_here()
    {
        var plan = Planned.Plan<Promoting>(environment: null, "DeployProd");

        foreach (var id in new[] { "Backup@production", "Migrate@production", "DeployProd" })
            plan.Nodes.Single(node => node.Id == id).Dependencies.Should().Contain(node => node.Id == "DeployStaging");
    }

    [Fact]
    public void Environments_that_wait_for_each_other_are_refused() =>
        Golden.Matches(Refused.Text(() => Planned.Order<Entangled>("DeployProd")));

    [Fact]
    public void Invoked_alone_it_takes_the_requested_one() =>
        Planned.In<Delivery>("production", "Migrate").Should().Be("Build Migrate@production");

    [Fact]
    public void What_only_looks_may_take_all_of_them_unless_one_is_requested()
    {
        Planned.Order<Delivery>("Look").Should().Be("Look@staging Look@production");
        Planned.In<Delivery>("production", "Look").Should().Be("Look@production");
    }

    [Fact]
    public void The_name_of_an_environment_ignores_case() =>
        Planned.In<Delivery>("PRODUCTION", "Migrate").Should().Be("Build Migrate@production");

    [Fact]
    public void A_plain_target_takes_no_environment() => Planned.In<Delivery>("production", "Build").Should().Be("Build");

    [Fact]
    public void A_plain_target_that_leads_to_one_takes_the_requested_one() =>
        Planned.In<Delivery>("staging", "Report").Should().Be("Status@staging Report");

    [Fact]
    public void A_build_with_one_environment_needs_no_name() => Planned.Order<SingleEnvironment>("Migrate").Should().Be("Migrate@only");

    [Fact]
    public void Order_only_edges_hold_within_an_environment()
    {
        var plan = Planned.Plan<OrderOnly>(environment: null, "DeployStaging", "DeployProd");

        Predecessors(plan, "Migrate@production").Should().Equal("Backup@production");
        Predecessors(plan, "Migrate@staging").Should().BeEmpty();
    }

    [Fact]
    public void What_an_environment_triggers_belongs_to_it()
    {
        Planned.Order<Triggering>("DeployStaging").Should().Be("DeployStaging Watch@staging Announce");
        Planned.Order<Triggering>("DeployStaging", "DeployProd")
            .Should().Be("DeployStaging DeployProd Watch@staging Watch@production Announce");
    }

    [Fact]
    public void What_several_nodes_trigger_follows_all_of_them()
    {
        var plan = Planned.Plan<Triggering>(environment: null, "DeployStaging", "DeployProd");

        Predecessors(plan, "Announce").Should().Equal("Watch@staging", "Watch@production");
    }

    [Fact]
    public void A_missing_environment_is_refused_with_the_choices() =>
        Golden.Matches(Refused.Text(() => Planned.Order<Delivery>("Migrate")));

    [Fact]
    public void A_plain_target_that_needs_one_says_through_what() => Golden.Matches(Refused.Text(() => Planned.Order<Delivery>("Report")));

    [Fact]
    public void An_unknown_environment_is_refused_with_a_suggestion() =>
        Golden.Matches(Refused.Text(() => Planned.In<Delivery>("stagign", "Migrate")));

    [Fact]
    public void A_contradicting_environment_is_refused() =>
        Golden.Matches(Refused.Text(() => Planned.In<Delivery>("production", "DeployStaging")));

    [Fact]
    public void An_environment_that_the_build_does_not_have_is_refused() =>
        Golden.Matches(Refused.Text(() => Planned.Order<Mistyped>("Deploy")));

    [Fact]
    public void A_name_that_cannot_stand_in_ids_and_files_is_refused() => Golden.Matches(Refused.Text(() => Planned.Order<Misnamed>()));

    [Fact]
    public void A_build_without_environments_says_so() => Golden.Matches(Refused.Text(() => Planned.Order<NoEnvironments>("Migrate")));

    private static IEnumerable<string> Predecessors(ExecutionPlan plan, string id) =>
        plan.Nodes.Single(node => node.Id == id).Predecessors.Select(node => node.Id);

    private sealed class Delivery : PipelineBuild, IPipelineBuild
    {
        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging"), new("production", IsProtected: true)];

        public Target Build => _ => _;

        public Target Migrate => _ => _.PerEnvironment().DependsOn(Build);

        public Target DeployStaging => _ => _.In("staging").DependsOn(Migrate);

        public Target DeployProd => _ => _.In("production").DependsOn(Migrate);

        public Target Status => _ => _.PerEnvironment();

        public Target Report => _ => _.DependsOn(Status);

        public Target Look => _ => _.AllEnvironmentsByDefault();
    }

    private sealed class Promoting : PipelineBuild, IPipelineBuild
    {
        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging"), new("production")];

        public Target Build => _ => _;

        public Target Backup => _ => _.PerEnvironment();

        public Target Migrate => _ => _.PerEnvironment().DependsOn(Build);

        public Target DeployStaging => _ => _.In("staging").DependsOn(Migrate);

        public Target DeployProd => _ => _.In("production").DependsOn(Backup, Migrate, DeployStaging);
    }

    private sealed class Entangled : PipelineBuild, IPipelineBuild
    {
        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging"), new("production")];

        public Target BackupProduction => _ => _.In("production");

        public Target DeployStaging => _ => _.In("staging").DependsOn(BackupProduction);

        public Target DeployProd => _ => _.In("production").DependsOn(BackupProduction, DeployStaging);
    }

    private sealed class OrderOnly : PipelineBuild, IPipelineBuild
    {
        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging"), new("production")];

        public Target Backup => _ => _.PerEnvironment().Before(Migrate);

        public Target Migrate => _ => _.PerEnvironment();

        public Target DeployStaging => _ => _.In("staging").DependsOn(Migrate);

        public Target DeployProd => _ => _.In("production").DependsOn(Backup, Migrate);
    }

    private sealed class Triggering : PipelineBuild, IPipelineBuild
    {
        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging"), new("production")];

        public Target DeployStaging => _ => _.In("staging").Triggers(Watch);

        public Target DeployProd => _ => _.In("production").Triggers(Watch);

        public Target Watch => _ => _.PerEnvironment().Triggers(Announce);

        public Target Announce => _ => _;
    }

    private sealed class SingleEnvironment : PipelineBuild, IPipelineBuild
    {
        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("only")];

        public Target Migrate => _ => _.PerEnvironment();
    }

    private sealed class Mistyped : PipelineBuild, IPipelineBuild
    {
        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging")];

        public Target Deploy => _ => _.In("stagin");
    }

    private sealed class Misnamed : PipelineBuild, IPipelineBuild
    {
        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("Europe/West")];
    }

    private sealed class NoEnvironments : PipelineBuild
    {
        public Target Migrate => _ => _.PerEnvironment();
    }
}

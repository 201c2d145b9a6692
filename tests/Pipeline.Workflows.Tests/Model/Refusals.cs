using Pipeline.Targets;

namespace Pipeline.Workflows.Tests;

/// <summary>Builds whose workflows cannot be meant.</summary>
internal static class Refusals
{
    internal abstract class Refused : PipelineBuild, IWorkflows
    {
        public virtual IEnumerable<Workflow> Workflows => [Ci(Work)];

        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging") { IsThisMachine = true }, new("production")];

        public virtual Target Work => _ => _.Executes(() => { });

        protected static Workflow Ci(params Target[] targets) => new("ci") { On = [Trigger.Push("main")], Targets = targets };
    }

    internal sealed class NoSuchTime : Refused
    {
        public override IEnumerable<Workflow> Workflows => [Ci(Work) with { On = [Trigger.Schedule("0 3 * * *", "0 24 * * *")] }];
    }

    internal sealed class NoSuchTarget : Refused
    {
        public override IEnumerable<Workflow> Workflows => [Ci(Work, definition => definition.Description("not a property"))];
    }

    internal sealed class SecretCondition : Refused
    {
        public override IEnumerable<Workflow> Workflows => [Ci(Work) with { OnlyWhen = Condition.Branch("main") & Condition.Of("secrets.TOKEN != ''") }];
    }

    internal sealed class SecretConditionOfTarget : Refused
    {
        public override Target Work => _ => _.OnlyInWorkflowWhen(Condition.Of("secrets.TOKEN != ''")).Executes(() => { });
    }

    internal sealed class OneName : Refused
    {
        public override IEnumerable<Workflow> Workflows => [Ci(Work), Ci(Work) with { Name = "CI" }];
    }

    internal sealed class NoFileName : Refused
    {
        public override IEnumerable<Workflow> Workflows => [Ci(Work) with { Name = "../ci" }];
    }

    internal sealed class NoSuchEnvironment : Refused
    {
        public override IEnumerable<Workflow> Workflows => [Ci(Work) with { Environments = ["stagging"] }];
    }

    internal sealed class InvalidId : Refused
    {
        public override Target Work => _ => _.InJob("1st job").Executes(() => { });
    }

    internal sealed class ForeignLetters : Refused
    {
        public override IEnumerable<Workflow> Workflows => [Ci(Prüfung)];

        public Target Prüfung => _ => _.Executes(() => { });
    }

    internal sealed class TakenId : Refused
    {
        public override IEnumerable<Workflow> Workflows => [Ci(Work, Deploy)];

        public override Target Work => _ => _.InJob("production").Executes(() => { });

        public Target Deploy => _ => _.In("production").Executes(() => { });
    }

    internal sealed class ListInput : Refused
    {
        [Parameter]
        public string[] Names { get; } = [];

        public override IEnumerable<Workflow> Workflows => [Ci(Work) with { On = [Trigger.Manual], Inputs = [nameof(Names)] }];
    }

    internal sealed class UnknownInput : Refused
    {
        [Parameter]
        public string ApiUrl { get; } = "";

        public override IEnumerable<Workflow> Workflows => [Ci(Work) with { On = [Trigger.Manual], Inputs = ["ApiUrls"] }];
    }

    internal sealed class SecretInput : Refused
    {
        [Parameter]
        [Secret]
        public string Token { get; } = "";

        public override IEnumerable<Workflow> Workflows => [Ci(Work) with { On = [Trigger.Manual], Inputs = [nameof(Token)] }];
    }

    internal sealed class NobodyGives : Refused
    {
        public override IEnumerable<Workflow> Workflows => [Ci(Work) with { Inputs = [Input.Release] }];
    }

    internal sealed class NobodyChooses : Refused
    {
        public override Target Work => _ => _.PerEnvironment().Executes(() => { });
    }

    internal sealed class NoChoice : Refused
    {
        public override IEnumerable<Workflow> Workflows => [Ci(Work) with { On = [Trigger.Manual] }];

        public override Target Work => _ => _.PerEnvironment().DependsOn(Fixed).Executes(() => { });

        public Target Fixed => _ => _.In("production").Executes(() => { });
    }

    internal sealed class Entangled : Refused
    {
        public override Target Work => _ => _.InJob("images").DependsOn(Sign).Executes(() => { });

        public Target Sign => _ => _.InOwnJob().DependsOn(Pack).Executes(() => { });

        public Target Pack => _ => _.InJob("images").Executes(() => { });
    }

    internal sealed class JobInEnvironment : Refused
    {
        public override Target Work => _ => _.In("production").InJob("deploy").Executes(() => { });
    }

    internal sealed class TwoMachines : Refused
    {
        public override Target Work => _ => _.InJob("one").RunsOn(Runner.Windows2025).DependsOn(Other).Executes(() => { });

        public Target Other => _ => _.InJob("one").RunsOn(Runner.MacOS15).Executes(() => { });
    }

    internal sealed class SecretOfNobody : Refused
    {
        public override Target Work => _ => _.Secrets("NPM_TOKEN").Executes(() => { });
    }

    internal sealed class ForeignMachine : Refused
    {
        public override Target Work => _ => _.In("staging").Executes(() => { });
    }

    internal sealed class UnreadAxis : Refused
    {
        public override Target Work => _ => _.Matrix("os", "ubuntu-24.04", "macos-15").Executes(() => { });
    }

    internal sealed class UnknownNeed : Refused
    {
        public override IEnumerable<Workflow> Workflows => [Ci(Work) with { Jobs = [new("after", new JobStep(Work)) { Needs = ["wrok"] }] }];
    }

    internal sealed class FilteredCheck : Refused
    {
        public override IEnumerable<Workflow> Workflows =>
            [Ci(Work) with { On = [Trigger.PullRequest("main") with { PathsIgnore = ["docs/**"] }], Aggregate = "ci" }];
    }

    internal sealed class TwoPushes : Refused
    {
        public override IEnumerable<Workflow> Workflows => [Ci(Work) with { On = [Trigger.Push("main"), Trigger.Tag("v*")] }];
    }
}

using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

public sealed class DryRunTests
{
    private readonly RunOf<Delivery> delivery = new() { Repository = new TestRepository().Committed() };

    [Fact]
    public void Every_plan_is_shown_in_order_and_nothing_happens()
    {
        var run = delivery.Run("DeployStaging", "--skip", "Lint", "--dry-run", "--parallel", "4");

        run.ExitCode.Should().Be(0);
        run.Errors.Should().BeEmpty();
        Golden.Matches(run.Output);
        Files().Should().Equal(".nuke/temp/plan.json");
    }

    [Fact]
    public void It_is_written_for_tools_too()
    {
        delivery.Run("DeployStaging", "--skip", "Lint", "--dry-run");

        Golden.Matches(
            Refused.WithoutPlaces(File.ReadAllText(Path.Combine(delivery.Repository.Root, ".nuke", "temp", "plan.json"))), extension: "json");
    }

    [Fact]
    public void A_plan_that_cannot_be_built_is_said_and_the_others_follow()
    {
        var run = delivery.Run("Unplannable", "Confused", "Push", "--dry-run");

        run.ExitCode.Should().Be(0);
        Golden.Matches(run.Output);
    }

    [Fact]
    public void Outside_of_git_plans_that_need_no_commit_are_shown()
    {
        var run = new RunOf<Delivery>().Run("Push", "NeedsCommit", "--dry-run");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("docker push").And.Contain("a real run would stop here: The state of the repository could not be read:");
    }

    [Fact]
    public void A_file_that_cannot_be_written_does_not_end_it()
    {
        var build = new RunOf<Delivery>();
        build.Repository.With(".nuke/temp", "a file in place of the folder");

        var run = build.Run("Push", "--dry-run");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("docker push").And.Contain("<root>/.nuke/temp/plan.json could not be written:");
    }

    [Fact]
    public void It_is_always_the_same()
    {
        var first = delivery.Run("DeployStaging", "--dry-run").Output;

        for (var i = 0; i < 20; i++) delivery.Run("DeployStaging", "--dry-run").Output.Should().Be(first);
    }

    private IEnumerable<string> Files() =>
        from file in Directory.EnumerateFiles(Path.Combine(delivery.Repository.Root, ".nuke"), "*", SearchOption.AllDirectories)
        select Path.GetRelativePath(delivery.Repository.Root, file);

    private sealed class Delivery : SayingBuild, IPipelineBuild
    {
        private static readonly Output<string> Digest = new(nameof(Push), "digest");

        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging")];

        public Target Test => _ => _.Executes(Says("Test"), Says("Test again"));

        public Target Lint => _ => _.Executes(Says("Lint"));

        public Target Push => _ => _.DependsOn(Test, Lint).Plans(context =>
        {
            var digest = Value.Promise<string>("digest", "Push");
            context.Publish(Digest, digest);
            return new RunCommand(new Command("docker", "push", "example/api")) { Output = digest };
        });

        public Target Migrate => _ => _.PerEnvironment().DependsOn(Push).OnlyWhenDynamic(() => Ready).Plans(async context =>
        {
            var query = new Query<int>("the pending migrations", _ => throw new FailureException("The database does not answer."));
            var pending = await context.AskAsync(query, 0, "that none is pending");
            return pending == 0 ? Plan.Nothing("no migration is pending") : new RunCommand(new Command("migrate", "up"));
        });

        public Target DeployStaging => _ => _.In("staging").DependsOn(Migrate).Plans(context =>
        {
            context.Note($"{context.Run.Checkout.ShortCommit} by {context.Run.StartedBy} -> {context.Environment}");
            var digest = context.Read(Digest);
            return Plan.Guard(
                Plan.Sequence(("start", new RunCommand(new Command("start", digest))), ("route", new RunCommand(new Command("route", digest)))),
                onFailure: new RunCommand(new Command("stop", digest)));
        });

        public Target Unplannable => _ => _.Plans(_ => Throw(new FailureException("There is no release to go back to.")
        {
            Details = ["releases.jsonl is empty"],
            NextSteps = ["./build.sh DeployStaging"],
        }));

        public Target Confused => _ => _.Plans(_ => Throw(new ArithmeticException("Two and two is five.")));

        public Target NeedsCommit => _ => _.Plans(context => Plan.Nothing(context.Run.Checkout.Commit));

        private static Plan Throw(Exception error) => throw error;

        private static bool Ready => throw new InvalidOperationException("asked in a dry run");
    }
}

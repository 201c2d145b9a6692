using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

public sealed class OutputTests
{
    private readonly RunOf<Delivery> delivery = new() { Repository = new TestRepository().Committed() };

    private string File(string node) => Path.Combine(delivery.Repository.Root, ".nuke", "temp", "outputs", $"{node}.json");

    [Fact]
    public void On_success_they_are_written_with_the_commit()
    {
        delivery.Run("Push").ExitCode.Should().Be(0);

        Golden.Matches(System.IO.File.ReadAllText(File("Push")), extension: "json");
    }

    [Fact]
    public void A_skipped_target_gives_those_of_an_earlier_run_of_the_same_commit()
    {
        delivery.Run("Push");

        var run = delivery.Run("Use", "--skip");

        run.ExitCode.Should().Be(0, run.Errors);
        run.Output.Should().Contain("> echo using sha256:abc of 3 images\nusing sha256:abc of 3 images\n");
    }

    [Fact]
    public void Those_of_another_commit_keep_a_run_from_starting()
    {
        delivery.Run("Push");
        delivery.Repository.Committed(content: "two");

        var run = delivery.Run("Use", "--skip");

        run.ExitCode.Should().Be(2);
        run.Output.Should().BeEmpty();
        Golden.Matches(run.Errors);
    }

    [Fact]
    public void Those_of_a_tree_that_has_changed_since_keep_a_run_from_starting()
    {
        delivery.Run("Push");
        delivery.Repository.With("code.txt", "changed");

        delivery.Run("Use", "--skip").Errors.Should().Contain("with the changes in the working tree");
    }

    [Fact]
    public void Missing_ones_keep_a_run_from_starting_and_are_unknown_in_a_dry_run()
    {
        var run = delivery.Run("Use", "--skip");
        var dry = delivery.Run("Use", "--skip", "--dry-run");

        run.ExitCode.Should().Be(2);
        run.Errors.Should().Contain("Use: Push is skipped").And.Contain("./build.sh Push");
        dry.ExitCode.Should().Be(0);
        dry.Output.Should().Contain("echo using ‹digest: known after Push› of ‹images: known after Push› images");
    }

    [Fact]
    public void Missing_ones_that_nobody_reads_do_not_matter()
    {
        delivery.Run("Indifferent", "--skip").ExitCode.Should().Be(0);
    }

    [Fact]
    public void One_that_turns_out_to_be_missing_fails_its_reader()
    {
        var run = delivery.Run("UseConditional");

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("Conditional is skipped, and no earlier run left its results").And.Contain("Next: ./build.sh Conditional");
    }

    [Fact]
    public void A_per_environment_target_gives_its_own_to_the_same_environment()
    {
        var run = new RunOf<Environments> { Repository = new TestRepository().Committed() }.Run("DeployStaging", "DeployProd", "--parallel", "1");

        run.ExitCode.Should().Be(0, run.Output + run.Errors);
        run.Output.Should().Contain("staging has schema of staging").And.Contain("production has schema of production");
    }

    [Fact]
    public void In_a_dry_run_those_of_a_target_that_has_nothing_to_do_are_known()
    {
        delivery.Run("UseThere", "--dry-run").Output.Should().Contain("echo using sha256:there");
    }

    [Fact]
    public void One_that_no_effect_produced_fails_its_target()
    {
        var run = delivery.Run("Forgetful");

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("Forgetful publishes 'digest', but no effect of its plan has produced it.");
    }

    [Fact]
    public void One_of_a_target_that_failed_is_missed_by_an_assured_target()
    {
        var run = delivery.Run("CleanUp");

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("CleanUp needs 'digest' of Forgetful, which did not succeed.");
    }

    [Fact]
    public void A_secret_is_refused()
    {
        delivery.Repository.Variables["API_KEY"] = "hunter22";

        var run = delivery.Run("Leaky");

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("An output of Leaky contains a secret").And.NotContain("hunter22");
        System.IO.File.Exists(File("Leaky")).Should().BeFalse();
    }

    [Fact]
    public void The_type_of_secrets_is_refused()
    {
        delivery.Repository.Variables["API_KEY"] = "hunter22";

        delivery.Run("Open").Output.Should().Contain("contains the secret API_KEY");
    }

    private sealed class Delivery : PipelineBuild
    {
        private static readonly Output<string> Digest = new(nameof(Push), "digest");
        private static readonly Output<int> Images = new(nameof(Push), "images");
        private static readonly Output<string> There = new(nameof(IsThere), "digest");
        private static readonly Output<string> Made = new(nameof(Conditional), "digest");

        public Target Push => _ => _.Plans(context =>
        {
            var digest = Value.Promise<string>("digest", "Push");
            context.Publish(Digest, digest);
            context.Publish(Images, 3);
            return new RunCommand(new Command("echo", "sha256:abc")) { Output = digest };
        });

        public Target Use => _ => _.DependsOn(Push).Plans(context => new RunCommand(
            new Command("echo", "using", context.Read(Digest), "of", context.Read(Images).Map(count => $"{count}"), "images")));

        public Target Indifferent => _ => _.DependsOn(Push).Plans(_ => Plan.Nothing("it reads nothing"));

        public Target Conditional => _ => _.OnlyWhenDynamic(() => 1 > 2).Plans(_ => Plan.Nothing("never"));

        public Target UseConditional => _ => _.DependsOn(Conditional).Plans(context => new RunCommand(new Command("echo", context.Read(Made))));

        public Target IsThere => _ => _.Plans(context =>
        {
            context.Publish(There, "sha256:there");
            return Plan.Nothing("it is there already");
        });

        public Target UseThere => _ => _.DependsOn(IsThere).Plans(context => new RunCommand(new Command("echo", "using", context.Read(There))));

        public Target Forgetful => _ => _.Plans(context =>
        {
            context.Publish(new Output<string>(nameof(Forgetful), "digest"), Value.Promise<string>("digest", "Forgetful"));
            return Plan.Nothing("forgotten");
        });

        public Target CleanUp => _ => _.DependsOn(Forgetful).AssuredAfterFailure()
            .Plans(context => new RunCommand(new Command("rm", context.Read(new Output<string>(nameof(Forgetful), "digest")))));

        public Target Leaky => _ => _.Plans(context =>
        {
            context.Publish(new Output<string>(nameof(Leaky), "url"), $"https://ada:{context.Secret("API_KEY")!.Reveal()}@example.org");
            return Plan.Nothing("leaks");
        });

        public Target Open => _ => _.Plans(context =>
        {
            context.Publish(new Output<Secret>(nameof(Open), "key"), context.Secret("API_KEY")!);
            return Plan.Nothing("leaks");
        });
    }

    private sealed class Environments : PipelineBuild, IPipelineBuild
    {
        private static readonly Output<string> Schema = new(nameof(Migrate), "schema");

        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging"), new("production")];

        public Target Migrate => _ => _.PerEnvironment().Plans(context =>
        {
            context.Publish(Schema, $"schema of {context.Environment}");
            return Plan.Nothing("no migration is pending");
        });

        public Target DeployStaging => _ => Deploy(_, "staging");

        public Target DeployProd => _ => Deploy(_, "production");

        private ITargetDefinition Deploy(ITargetDefinition definition, string environment) => definition.In(environment).DependsOn(Migrate)
            .Plans(context => new RunCommand(new Command("echo", environment, "has", context.Read(Schema))));
    }
}

using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

/// <summary>Protected environments are not changed by a slip of the finger.</summary>
public sealed class ProtectedTests
{
    [Fact]
    public void At_a_terminal_the_name_of_the_environment_must_be_typed()
    {
        var run = new RunOf<Deploying> { Ask = () => "production" }.Run("DeployProd");

        run.ExitCode.Should().Be(0, run.Errors);
        Golden.Matches(run.Output);
    }

    [Theory]
    [InlineData("y")]
    [InlineData("")]
    [InlineData("staging")]
    [InlineData(null)]
    public void Anything_else_starts_nothing(string? answer)
    {
        var run = new RunOf<Deploying> { Ask = () => answer }.Run("DeployProd");

        run.ExitCode.Should().Be(2);
        run.Output.Should().NotContain("ran DeployProd").And.NotContain("took");
        run.Errors.Should().StartWith($"error: '{answer}' is not production: nothing was started.");
    }

    [Fact]
    public void Without_a_terminal_nothing_starts()
    {
        var run = new RunOf<Deploying>().Run("DeployProd");

        run.ExitCode.Should().Be(2);
        Golden.Matches(run.Output + run.Errors);
    }

    [Fact]
    public void Yes_answers_in_advance() => new RunOf<Deploying>().Run("DeployProd", "--yes").ExitCode.Should().Be(0);

    [Fact]
    public void A_server_has_its_own_approvals() => new RunOf<Deploying>().Run("DeployProd", "--host", "github").ExitCode.Should().Be(0);

    [Fact]
    public void A_dry_run_does_not_ask()
    {
        var build = new RunOf<Deploying> { Ask = () => throw new InvalidOperationException("asked") };

        build.Run("DeployProd", "--dry-run").ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("DeployStaging")]
    [InlineData("StatusProd")]
    public void Who_changes_nothing_protected_is_not_asked(string target) => new RunOf<Deploying>().Run(target).ExitCode.Should().Be(0);

    [Fact]
    public void A_skipped_target_does_not_ask() => new RunOf<Deploying>().Run("After", "--skip", "DeployProd").ExitCode.Should().Be(0);

    private sealed class Deploying : SayingBuild, IPipelineBuild
    {
        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging"), new("production", IsProtected: true)];

        public Target DeployStaging => _ => _.In("staging").Holds(_ => new TestHold("staging", [])).Executes(Says("DeployStaging"));

        public Target DeployProd => _ => _.In("production").Holds(_ => new TestHold("production", [])).Executes(Says("DeployProd"));

        public Target StatusProd => _ => _.In("production").Plans(_ => Plan.Nothing("nothing was changed"));

        public Target After => _ => _.DependsOn(DeployProd).Executes(Says("After"));
    }
}

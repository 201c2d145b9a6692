using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

public sealed class RollbackTargetTests
{
    [Fact]
    public void The_previous_version_is_chosen_also_after_a_second_deployment_of_the_same() =>
        Choose(null, "1.0.0", "1.1.0", "1.1.0").Should().Be("1.0.0");

    [Fact]
    public void A_rollback_after_a_rollback_goes_forward_again() =>
        Choose(null, "1.0.0", "1.1.0", "1.0.0").Should().Be("1.1.0");

    [Fact]
    public void A_version_that_is_asked_for_is_chosen() =>
        Choose("1.0.0", "1.0.0", "1.1.0", "1.2.0").Should().Be("1.0.0");

    [Fact]
    public void An_unknown_version_is_an_error_that_lists_what_there_is() =>
        FluentActions.Invoking(() => Choose("9.9.9", "1.0.0", "1.1.0")).Should().Throw<FailureException>()
            .WithMessage("staging never ran 9.9.9. It ran 1.0.0, 1.1.0.");

    [Fact]
    public void A_single_release_has_nothing_before_it() =>
        FluentActions.Invoking(() => Choose(null, "1.0.0")).Should().Throw<FailureException>()
            .WithMessage("1.0.0 is the only release that staging ever ran: there is nothing to roll back to.");

    [Fact]
    public void Without_deployments_there_is_nothing() =>
        FluentActions.Invoking(() => Choose(null)).Should().Throw<FailureException>()
            .WithMessage("staging has no completed deployment: there is nothing to roll back to.");

    [Theory]
    [InlineData("0002", true)]
    [InlineData("0003", false)]
    public void A_rollback_across_a_breaking_migration_is_refused(string then, bool refused)
    {
        var migrations = new CommandMigrations { Status = ["status"], Apply = ["up"], Breaking = ["0003"] };
        var service = new Service("api") { Toolchain = new DotNetToolchain(), Migrations = migrations };
        var target = Record("1.0.0", 0);
        var way = WayBack.Of(service, migrations.Read("applied 0002 add\napplied 0003 drop-name\napplied 0004 index\n"), then, target.Release);

        var refuse = () => RollbackTarget.RefuseAcrossBreaking([way], target, "staging");

        if (!refused)
        {
            refuse.Should().NotThrow();
            return;
        }

        var failure = refuse.Should().Throw<FailureException>().Which;
        failure.Message.Should().Be("1.0.0 cannot work with the data of api: 0003 drop-name was applied since, and is breaking.");
        failure.NextSteps[0].Should().Be("./build.sh Rollback --environment staging --release 1.0.0 --with-migrations   # takes 0004 index, 0003 drop-name back first");
    }

    [Fact]
    public void A_revision_that_nobody_applied_is_an_error()
    {
        var service = new Service("api") { Toolchain = new DotNetToolchain(), Migrations = new AlembicMigrations() };

        FluentActions.Invoking(() => WayBack.Of(service, new([new("0002", "add")], []), "0001", Record("1.0.0", 0).Release)).Should().Throw<FailureException>()
            .WithMessage("api had the schema 0001 when 1.0.0 was deployed, and that is not among what is applied now: 0002.");
    }

    private static string Choose(string? version, params string[] history) =>
        RollbackTarget.Choose("staging", [.. history.Select(Record)], version).Release.Version;

    private static DeploymentRecord Record(string version, int index) => new(
        new Release(version, new string('a', 40), []), "blue", DateTimeOffset.UnixEpoch, "mona", $"run-{index}", "deploy", []);
}

using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Workflows;

namespace Pipeline.Components.Tests.Workflows;

/// <summary>The files of the ready-made workflows. The policies and GitHub's own tools go over them with all generated files.</summary>
public sealed class DeliveryWorkflowsTests : IDisposable
{
    private readonly RepositoryFolder root = new RepositoryFolder()
        .With("global.json", "{}").With("api/packages.lock.json", "{}").With("web/package-lock.json", "{}");

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData("ci")]
    [InlineData("deliver")]
    [InlineData("backup")]
    [InlineData("rollback")]
    [InlineData("monitor")]
    public void All_of_one_application(string name) => Golden.Matches(TextOf(new ShopBuild(), name), name, "yml");

    [Fact]
    public void Branches_are_delivered_to_environments_of_their_own() =>
        Golden.Matches(TextOf(new TagadodoBuild(), "deliver"), extension: "yml");

    [Fact]
    public void Nine_targets_and_two_environments_are_short_enough_to_review()
    {
        var build = new ShopBuild();

        TextOf(build, "deliver").Split('\n').Length.Should().BeLessThanOrEqualTo(250);
        var projected = WorkflowFiles.Project(build, [build.Deliver()], root.Path).Single();
        projected.Jobs.Count.Should().BeLessThanOrEqualTo(6);
        projected.Jobs.Select(job => job.Name).Should().Equal(
            "Test, Lint, DockerBuild, Push", "Preflight, Migrate, DeployStaging", "Preflight, Migrate, DeployProd");
    }

    [Fact]
    public void An_environment_may_have_times_of_its_own()
    {
        var build = new ShopBuild();
        var workflow = build.BackupOf("production", "0 * * * *");

        workflow.Name.Should().Be("backup-production");
        WorkflowFiles.Project(build, [workflow], root.Path).Single().Jobs.Should().ContainSingle().Which.Environment.Should().Be("production-backup");
        FluentActions.Invoking(() => build.BackupOf("prod", "0 * * * *")).Should().Throw<FailureException>()
            .WithMessage("shop has no environment 'prod'; it has staging, production.");
    }

    [Fact]
    public void Restoring_is_practised_every_month_with_the_key_that_no_backup_has()
    {
        var build = new BackedUpBuild();

        Golden.Matches(TextOf(build, "restore-drill"), extension: "yml");
        TextOf(build, "backup-production").Should().Contain("BACKUP_SEAL: ${{ secrets.BACKUP_SEAL }}").And.NotContain("BACKUP_AGE_IDENTITY");
    }

    [Fact]
    public void An_environment_on_this_machine_asks_for_this_machine()
    {
        var build = new LocalBuild();

        FluentActions.Invoking(() => WorkflowFiles.Of(build, [build.Deliver()], root.Path)).Should().Throw<FailureException>()
            .Which.NextSteps[0].Should().Be("Let it run on the machine of staging: RunsOn = Runner.SelfHosted(\"…\") in the workflow deliver.");
        WorkflowFiles.Of(build, [build.Deliver() with { RunsOn = Runner.SelfHosted("shop") }], root.Path).Single()
            .Content.Should().Contain("runs-on: [self-hosted, shop]").And.Contain("clean: false").And.Contain("url: http://127.0.0.1:7080/");
    }

    [Fact]
    public void Secrets_of_services_reach_only_the_jobs_of_environments()
    {
        var build = new ShopBuild();
        var jobs = WorkflowFiles.Project(build, ((IWorkflows)build).Workflows, root.Path).SelectMany(workflow => workflow.Jobs).ToList();

        jobs.Where(job => job.Environment is null).Should().OnlyContain(job => job.Secrets.Count == 0);
        jobs.Where(job => job.Secrets.Count > 0).Should().HaveCountGreaterThan(2).And.OnlyContain(job => string.Join(" ", job.Secrets) == "DATABASE_URL SESSION_KEY");
    }

    [Fact]
    public void The_password_of_a_registry_reaches_the_push_and_not_the_build_beside_it()
    {
        var build = new RegistryBuild(new Registry("registry.example.org") { User = "ci" });
        var job = WorkflowFiles.Project(build, [build.Deliver()], root.Path).Single().Jobs.Single(job => job.Name == "DockerBuild, Push");
        var steps = job.Steps.OfType<RunStep>().ToList();

        job.Environment.Should().Be("registry");
        steps.Single(step => step.Command.Contains("DockerBuild", StringComparison.Ordinal)).Variables.Should().NotContainKey("REGISTRY_PASSWORD");
        steps.Single(step => step.Command.Contains("Push", StringComparison.Ordinal)).Variables.Should().ContainKey("REGISTRY_PASSWORD");
    }

    [Fact]
    public void The_token_of_the_repository_opens_its_packages()
    {
        var build = new RegistryBuild(new Registry("ghcr.io") { Namespace = "acme/shop", PasswordSecret = "GITHUB_TOKEN" });

        Golden.Matches(TextOf(build, "deliver"), extension: "yml");
    }

    private string TextOf(ShopBuild build, string name) =>
        WorkflowFiles.Of(build, ((IWorkflows)build).Workflows, root.Path).Single(file => file.Path == $".github/workflows/{name}.yml").Content;
}

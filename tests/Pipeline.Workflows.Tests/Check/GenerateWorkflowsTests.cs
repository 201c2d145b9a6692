using Pipeline.Targets;

namespace Pipeline.Workflows.Tests;

/// <summary>The target that writes the files, run as a person runs it.</summary>
public sealed class GenerateWorkflowsTests : IDisposable
{
    private readonly TemporaryRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public void It_writes_every_workflow_and_nothing_when_they_are_there()
    {
        repository.Run<Two>("GenerateWorkflows").Should().Contain("write ");
        repository.Files().Should().Equal(".github/workflows/ci.yml", ".github/workflows/deliver.yml");

        repository.Run<Two>("GenerateWorkflows").Should().Contain(".github/workflows is what the code gives").And.NotContain("write ");
    }

    [Fact]
    public void It_deletes_what_it_wrote_for_a_workflow_that_is_gone_and_keeps_what_others_wrote()
    {
        repository.Write(".github/workflows/own.yml", "name: own\n");
        repository.Run<Two>("GenerateWorkflows");

        repository.Run<One>("GenerateWorkflows").Should().Contain("delete ");

        repository.Files().Should().Equal(".github/workflows/ci.yml", ".github/workflows/own.yml");
    }

    [Fact]
    public void It_does_not_write_over_what_others_wrote()
    {
        repository.Write(".github/workflows/ci.yml", "name: ci\n");

        Golden.Matches(repository.Run<Two>("GenerateWorkflows", exitCode: 1));

        repository.Read(".github/workflows/ci.yml").Should().Be("name: ci\n");
        repository.Files().Should().ContainSingle();
    }

    [Fact]
    public void The_check_passes_when_they_are_what_the_code_gives()
    {
        repository.Run<Two>("GenerateWorkflows");

        repository.Run<Two>("GenerateWorkflows --check").Should().Contain("what the code gives");
    }

    [Fact]
    public void The_check_shows_the_difference_and_changes_nothing()
    {
        repository.Run<Two>("GenerateWorkflows");
        var changed = repository.Read(".github/workflows/ci.yml").Replace("contents: read", "contents: write", StringComparison.Ordinal);
        repository.Write(".github/workflows/ci.yml", changed);

        Golden.Matches(repository.Run<One>("GenerateWorkflows --check", exitCode: 1));

        repository.Read(".github/workflows/ci.yml").Should().Be(changed);
        repository.Files().Should().HaveCount(2);
    }

    [Fact]
    public void A_dry_run_shows_what_it_would_write_and_writes_nothing()
    {
        repository.Run<Two>("GenerateWorkflows --dry-run").Should().Contain("write ");

        repository.Files().Should().BeEmpty();
    }

    [Fact]
    public void When_one_workflow_cannot_be_meant_nothing_is_written()
    {
        repository.Run<Half>("GenerateWorkflows", exitCode: 1).Should().Contain("Trigger.Schedule of the workflow nightly");

        repository.Files().Should().BeEmpty();
    }

    [Fact]
    public void The_repository_s_own_table_of_actions_counts()
    {
        repository.Write(".nuke/actions.json", """{ "actions/checkout": { "version": "v9.9.9", "commit": "0123456789012345678901234567890123456789" } }""");

        repository.Run<One>("GenerateWorkflows");

        repository.Read(".github/workflows/ci.yml").Should().Contain("actions/checkout@0123456789012345678901234567890123456789 # v9.9.9");
    }

    private sealed class One : PipelineBuild, IWorkflows
    {
        public IEnumerable<Workflow> Workflows => [new("ci") { On = [Trigger.Push("main")], Targets = [Test] }];

        public Target Test => _ => _.Executes(() => { });
    }

    private sealed class Two : PipelineBuild, IWorkflows
    {
        public IEnumerable<Workflow> Workflows =>
        [
            new("ci") { On = [Trigger.Push("main")], Targets = [Test] },
            new("deliver") { On = [Trigger.Manual], Targets = [Test] },
        ];

        public Target Test => _ => _.Executes(() => { });
    }

    private sealed class Half : PipelineBuild, IWorkflows
    {
        public IEnumerable<Workflow> Workflows =>
        [
            new("ci") { On = [Trigger.Push("main")], Targets = [Test] },
            new("nightly") { On = [Trigger.Schedule("every night")], Targets = [Test] },
        ];

        public Target Test => _ => _.Executes(() => { });
    }
}

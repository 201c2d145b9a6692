using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

public sealed class JournalTests
{
    [Fact]
    public void Every_effect_stands_in_it_and_every_node_has_the_last_word()
    {
        var build = new RunOf<Small> { Repository = new TestRepository().Committed() };

        build.Run("Last", "--parallel", "1").ExitCode.Should().Be(1);

        var journal = JournalReader.Read(Journals(build.Repository).Single());
        journal.Header.Should().BeEquivalentTo(new RunHeader(
            "20260131-142530-0001", "ada@laptop", "./build.sh Last --parallel 1", "ae7729e015a9b593d44e28f3d9eb09a06b60399e", ["staging"], null));
        journal.Entries.Select(Show).Should().Equal(
            "Planned/one: true", "Planned/one done", "Planned/two: echo two", "Planned/two done", "Planned done",
            "Last: false", "Last failed: false ended with exit code 1.", "Last failed: false ended with exit code 1.");
    }

    [Fact]
    public void A_build_can_keep_its_own()
    {
        var journal = new InMemory();

        new RunOf<Small> { Journal = journal }.Run("Planned").ExitCode.Should().Be(0);

        journal.Intents.Should().Equal("Planned/one", "Planned/two");
    }

    [Fact]
    public void Only_the_last_twenty_are_kept()
    {
        var build = new RunOf<Small>();
        for (var i = 0; i < 23; i++) build.Run("Planned");

        Journals(build.Repository).Select(Path.GetFileNameWithoutExtension)
            .Should().BeEquivalentTo(Enumerable.Range(4, 20).Select(number => $"20260131-142530-{number:x4}"));
    }

    private static string Show(JournalEntry entry) => entry switch
    {
        JournalIntent intent => $"{intent.Id}: {intent.Description}",
        JournalOutcome { Failure: { } why } => $"{entry.Id} failed: {why}",
        _ => $"{entry.Id} done",
    };

    private static string[] Journals(TestRepository repository) =>
        Directory.GetFiles(Path.Combine(repository.Root, ".nuke", "temp", "journal"));

    private sealed class InMemory : IJournal
    {
        public List<string> Intents { get; } = [];

        public void Intent(string id, string description) => Intents.Add(id);

        public void Outcome(string id, TimeSpan duration, string? failure)
        {
            // The intents tell enough.
        }
    }

    private sealed class Small : PipelineBuild, IPipelineBuild
    {
        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging")];

        public Target Planned => _ => _.Plans(_ => Plan.Sequence(
            ("one", new RunCommand(new Command("true"))),
            ("two", new RunCommand(new Command("echo", "two")))));

        public Target Last => _ => _.In("staging").DependsOn(Planned).Plans(_ => new RunCommand(new Command("false")));
    }
}

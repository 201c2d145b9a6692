namespace Pipeline.Targets.Tests;

/// <summary>What a build writes and throws in its own events.</summary>
public sealed class EventTests
{
    [Fact]
    public void What_events_write_is_redacted_too()
    {
        var repository = new TestRepository();
        repository.Variables["API_KEY"] = "hunter22";

        var run = Started.In<Telling>(repository, "Work");

        run.ExitCode.Should().Be(0);
        run.Output.Should().StartWith("before ***\n").And.EndWith("after ***\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("github")]
    public void One_that_throws_fails_its_target_and_keeps_nobody_waiting(string host)
    {
        var run = Started.Build<Throwing>(["Work", "Other", .. host.Length > 0 ? (string[])["--host", host] : []]);

        run.ExitCode.Should().Be(1);
        run.Output.Should().Contain("System.ArithmeticException: Two and two is five.");
        run.Statuses().Should().Contain("Work", "Failed").And.Contain("Other", "Failed");
    }

    private sealed class Telling : SayingBuild
    {
        [Parameter, Secret] private string ApiKey { get; } = null!;

        public Target Work => _ => _.Executes(Says("Work"));

        protected internal override void OnBuildInitialized() => Console.WriteLine($"before {ApiKey}");

        protected internal override void OnBuildFinished() => Console.WriteLine($"after {ApiKey}");
    }

    private sealed class Throwing : SayingBuild
    {
        public Target Work => _ => _.Executes(Says("Work"));

        public Target Other => _ => _.Executes(Fails());

        protected internal override void OnTargetSucceeded(string target) => throw new ArithmeticException("Two and two is five.");

        protected internal override void OnTargetFailed(string target) => throw new ArithmeticException("Two and two is five.");
    }
}

using System.Diagnostics;

namespace Pipeline.Targets.Tests;

/// <summary>Signals to a build program of its own.</summary>
public sealed class SignalTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void The_first_signal_undoes_cleans_up_and_tells_how_it_ended(string signal)
    {
        using var build = BuildProcess.Start("Command", "Cleanup", "--parallel", "1");

        build.WaitFor("started").Send(signal).End().Should().Be(130, build.Output);

        build.Output.Should().Contain("undone").And.Contain("cleaned up")
            .And.MatchRegex("Command +Interrupted").And.MatchRegex($"Interrupted by SIG{signal} after [^\n]*$");
    }

    [Fact]
    public void The_second_signal_ends_the_process_at_once()
    {
        using var build = BuildProcess.Start("Command", "EndlessCleanup");
        build.WaitFor("started").Send("INT").WaitFor("cleaning up");

        var clock = Stopwatch.StartNew();
        build.Send("INT").End().Should().Be(130);

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
        build.Output.Should().NotContain("Interrupted by SIGINT after");
    }

    [Theory]
    [InlineData("Code")]
    [InlineData("LeavesThread")]
    public void Code_that_nobody_can_end_does_not_keep_the_process_alive(string target)
    {
        using var build = BuildProcess.Start(target, "Cleanup");

        build.WaitFor("started").Send("TERM").End().Should().Be(130);

        build.Output.Should().Contain("cleaned up").And.Contain("Interrupted by SIGTERM after");
    }

    [Fact]
    public void Cleaning_up_for_ever_ends_when_the_time_is_over()
    {
        using var build = BuildProcess.Start("Command", "EndlessCleanup");

        build.WaitFor("started").Send("TERM").End().Should().Be(130);

        build.Output.Should().MatchRegex("EndlessCleanup +Interrupted").And.Contain("Interrupted by SIGTERM after");
    }

    [Fact]
    public void Nothing_that_a_command_started_is_left()
    {
        using var build = BuildProcess.Start("StubbornCommand");
        build.WaitFor("started");
        var child = build.Output.Split('\n').First(line => line.StartsWith("child ", StringComparison.Ordinal))[6..];
        IsAlive(child).Should().BeTrue();

        build.Send("INT").End().Should().Be(130);

        SpinWait.SpinUntil(() => !IsAlive(child), TimeSpan.FromSeconds(5)).Should().BeTrue("the child of a stubborn command is gone");
    }

    [Fact]
    public void Without_a_signal_the_process_ends_with_the_run()
    {
        using var build = BuildProcess.Start("Quick");

        build.End().Should().Be(0);

    }

    /// <summary>A process that nobody has asked for its end any more counts as gone.</summary>
    private static bool IsAlive(string process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/status").Contains("State:\tZ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}

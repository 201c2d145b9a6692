using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.TestBuild;

/// <summary>Targets that tell "started" and then do not end on their own.</summary>
internal sealed class Build : PipelineBuild
{
    public static int Main() => Execute<Build>();

    /// <summary>A command with what undoes it.</summary>
    public Target Command => _ => _.Plans(_ => Plan.Guard(
        Shell("echo started; exec sleep 60"),
        onFailure: Shell("echo undone")));

    /// <summary>A command that has children and ignores SIGTERM.</summary>
    public Target StubbornCommand => _ => _.Plans(_ => Shell("trap '' TERM; sleep 60 & echo child $!; echo started; wait; sleep 60"));

    /// <summary>Code that nobody can end.</summary>
    public Target Code => _ => _.Executes(() =>
    {
        Console.WriteLine("started");
        Thread.Sleep(TimeSpan.FromSeconds(60));
    });

    /// <summary>Code that leaves a thread which would keep the process alive.</summary>
    public Target LeavesThread => _ => _.Executes(() =>
    {
        new Thread(() => Thread.Sleep(TimeSpan.FromSeconds(60))) { IsBackground = false }.Start();
        Console.WriteLine("started");
        Thread.Sleep(TimeSpan.FromSeconds(60));
    });

    public Target Cleanup => _ => _.After(Command, Code, LeavesThread).AssuredAfterFailure().Executes(() => Console.WriteLine("cleaned up"));

    /// <summary>Runs in any case, and for ever.</summary>
    public Target EndlessCleanup => _ => _.After(Command).AssuredAfterFailure().Plans(_ => Shell("echo cleaning up; exec sleep 60"));

    public Target Quick => _ => _.Executes(() => Console.WriteLine("done"));

    private static RunCommand Shell(string script) => new(new Command("sh", "-c", script));
}

using System.Diagnostics;

namespace Pipeline.Workflows.Tests;

/// <summary>A repository whose workflow is executed.</summary>
internal sealed class Sample : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public Sample()
    {
        folder.Write("repository/file.txt", "of the first commit\n");
        Git("init", "--quiet", "--initial-branch", "main");
        Commit("v1.0.0");
    }

    public string Repository => Path.Combine(folder.Path, "repository");

    public void Commit(string tag)
    {
        folder.Write("repository/version.txt", tag);
        Git("add", "--all");
        Git("-c", "user.name=Test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false", "commit", "--quiet", "-m", tag);
        Git("tag", tag);
    }

    /// <summary>Runs the jobs of a workflow that is started by a push and by hand.</summary>
    /// <param name="jobs">The YAML below <c>jobs</c>, and whatever else stands at the top.</param>
    /// <param name="change">What else the run is given.</param>
    public Task<WorkflowTrace> RunAsync(string jobs, Func<WorkflowRequest, WorkflowRequest>? change = null)
    {
        var request = new WorkflowRequest
        {
            Workflow = folder.Write("workflow.yml", "on:\n  push:\n  workflow_dispatch:\n    inputs:\n      sure:\n        type: boolean\n      note:\n        required: true\n" + jobs),
            Repository = Repository,
            Folder = Path.Combine(folder.Path, "run"),
            Runners = new Dictionary<string, string>(StringComparer.Ordinal) { ["own"] = Path.Combine(folder.Path, "own") },
        };
        return (change?.Invoke(request) ?? request).RunAsync();
    }

    public void Dispose() => folder.Dispose();

    private void Git(params string[] words)
    {
        using var git = Process.Start("git", ["-C", Repository, .. words]);
        git.WaitForExit();
        git.ExitCode.Should().Be(0);
    }
}

using System.Diagnostics;

namespace Pipeline.Workflows.Tests;

/// <summary>A repository that checkouts are made of.</summary>
/// <param name="path">Its folder.</param>
internal sealed class GitRepository(string path)
{
    public string Path => path;

    /// <summary>Commits all that is there, the first time on a new branch main, and tags it.</summary>
    public void Commit(string tag)
    {
        Run("init", "--quiet", "--initial-branch", "main");
        Run("add", "--all");
        Run("-c", "user.name=Test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false", "commit", "--quiet", "--allow-empty", "-m", tag);
        Run("tag", tag);
    }

    private void Run(params string[] words)
    {
        using var git = Process.Start("git", ["-C", path, .. words]);
        git.WaitForExit();
        git.ExitCode.Should().Be(0, "git {0} is part of the test", string.Join(' ', words));
    }
}

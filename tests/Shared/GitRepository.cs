using System.Diagnostics;

namespace Pipeline.Testing;

/// <summary>The git repository of a folder that a test makes.</summary>
/// <param name="path">The folder.</param>
internal sealed class GitRepository(string path)
{
    public string Path => path;

    /// <summary>On a new branch main.</summary>
    public void Init() => Run("init", "--quiet", "--initial-branch", "main");

    /// <summary>Commits all that is there.</summary>
    /// <param name="message">What the commit says.</param>
    /// <param name="tag">What it is tagged as; nothing by default.</param>
    public void Commit(string message, string? tag = null)
    {
        Run("add", "--all");
        Run("-c", "user.name=Test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false", "commit", "--quiet", "--allow-empty", "-m", message);
        if (tag is not null) Run("tag", tag);
    }

    public void Run(params string[] words)
    {
        using var git = Process.Start("git", ["-C", path, .. words]);
        git.WaitForExit();
        git.ExitCode.Should().Be(0, "git {0} is part of the test", string.Join(' ', words));
    }
}

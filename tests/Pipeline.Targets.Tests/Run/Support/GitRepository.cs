using System.Diagnostics;

namespace Pipeline.Targets.Tests;

/// <summary>Makes a test repository one of git's. Author and date are fixed, so that equal content has equal commits.</summary>
internal static class GitRepository
{
    public static TestRepository Committed(this TestRepository repository, string file = "code.txt", string content = "one")
    {
        repository.With(file, content).With(".gitignore", ".nuke/temp\n");
        if (!Directory.Exists(Path.Combine(repository.Root, ".git"))) Git(repository, "init", "--quiet", "--initial-branch=main");
        Git(repository, "add", "--all");
        Git(repository, "commit", "--quiet", "--no-gpg-sign", "--message", content);
        return repository;
    }

    private static void Git(TestRepository repository, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = repository.Root, RedirectStandardError = true };
        foreach (var role in (string[])["AUTHOR", "COMMITTER"])
        {
            start.Environment[$"GIT_{role}_NAME"] = "Ada";
            start.Environment[$"GIT_{role}_EMAIL"] = "ada@example.org";
            start.Environment[$"GIT_{role}_DATE"] = "2026-01-31T14:00:00Z";
        }

        using var git = Process.Start(start)!;
        var errors = git.StandardError.ReadToEnd();
        git.WaitForExit();
        git.ExitCode.Should().Be(0, errors);
    }
}

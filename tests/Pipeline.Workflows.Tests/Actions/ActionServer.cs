using Pipeline.Plans;

namespace Pipeline.Workflows.Tests.Actions;

/// <summary>The repositories of all actions that the library pins, on this machine, with the same releases: real git, always the same commits.</summary>
internal sealed class ActionServer : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private ActionServer() { }

    /// <summary>What comes before the names of actions.</summary>
    public string Url => folder.Path;

    /// <summary>The commit that the annotated tag v7.2.0 stands for.</summary>
    public string Commit { get; private set; } = "";

    public static async Task<ActionServer> StartAsync(params IReadOnlyList<string> releases)
    {
        var server = new ActionServer();
        await server.GitAsync("init", "--quiet", "all");
        await server.GitAsync("-C", "all", "commit", "--quiet", "--allow-empty", "--message", "Releases");
        foreach (var release in releases) await server.GitAsync("-C", "all", "tag", release);
        await server.GitAsync("-C", "all", "commit", "--quiet", "--allow-empty", "--message", "v7.2.0");
        await server.GitAsync("-C", "all", "tag", "--annotate", "--message", "v7.2.0", "v7.2.0");
        server.Commit = await server.GitAsync("-C", "all", "rev-parse", "HEAD");
        foreach (var action in ActionPins.Default().All.Keys)
        {
            Directory.CreateDirectory(Path.Combine(server.Url, Path.GetDirectoryName(action)!));
            Directory.CreateSymbolicLink(Path.Combine(server.Url, action), Path.Combine(server.Url, "all"));
        }

        return server;
    }

    public void Dispose() => folder.Dispose();

    private async Task<string> GitAsync(params IEnumerable<string> arguments)
    {
        string[] identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgSign=false", "-c", "tag.gpgSign=false"];
        var git = new Command("git", identity.Concat(arguments).Select(Value.Of)) { WorkingDirectory = folder.Path };
        git = git with { Environment = git.Environment.Add("GIT_AUTHOR_DATE", "2026-01-31T12:00:00Z").Add("GIT_COMMITTER_DATE", "2026-01-31T12:00:00Z") };
        return (await CommandQuery.RunAsync(git, CancellationToken.None)).Succeeded();
    }
}

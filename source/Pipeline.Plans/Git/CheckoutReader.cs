using System.Globalization;

namespace Pipeline.Plans;

/// <summary>Reads a <see cref="Checkout"/> with three git processes, and one more where there is no tag, and where the tree is dirty.</summary>
internal sealed class CheckoutReader(string folder, string? description)
{
    public async Task<Checkout> ReadAsync(CancellationToken cancellation)
    {
        var status = await GitAsync(cancellation, "status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all", "--no-renames");
        if (status.ExitCode != 0) throw NotReadable(status);

        var state = TreeStatus.Parse(status.Output);
        if (state.Commit is null) throw NoCommit();

        var time = GitAsync(cancellation, "show", "--no-patch", "--format=%cI", "HEAD");
        var (name, distance) = GivenOrNull(state.Commit) ?? await TagAsync(cancellation);
        return new Checkout(
            state.Commit,
            state.Branch,
            name,
            distance,
            DateTimeOffset.Parse((await time).Succeeded(), CultureInfo.InvariantCulture),
            state.Changes.Count == 0 ? null : DirtyHash.Of(await TopAsync(cancellation), state.Changes));
    }

    private Task<CommandResult> GitAsync(CancellationToken cancellation, params IEnumerable<string> arguments)
    {
        var git = new Command("git", arguments.Select(Value.Of)) { WorkingDirectory = folder };
        git = git with { Environment = git.Environment.Add("GIT_OPTIONAL_LOCKS", "0").Add("LC_ALL", "C") };
        return CommandQuery.RunAsync(git, cancellation);
    }

    private async Task<(string? Tag, int Distance)> TagAsync(CancellationToken cancellation)
    {
        var tag = await GitAsync(cancellation, "describe", "--tags", "--long", "--match", "v*");
        return tag.ExitCode == 0 ? Described(tag.Output) : (null, await CountAsync(cancellation));
    }

    /// <summary>What was said of the commit, if it was said of this one.</summary>
    private (string? Tag, int Distance)? GivenOrNull(string commit)
    {
        if (description is null || !description.EndsWith($"-g{commit}", StringComparison.Ordinal)) return null;
        var rest = description[..^(commit.Length + 2)];
        var dash = rest.LastIndexOf('-');
        return int.TryParse(rest.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var distance)
            ? (dash < 0 ? null : rest[..dash], distance)
            : null;
    }

    /// <summary><c>v1.4.0-3-g1a2b3c4d</c>: the tag, the commits since, the commit.</summary>
    private static (string Tag, int Distance) Described(string text)
    {
        var commit = text.LastIndexOf('-');
        var distance = text.LastIndexOf('-', commit - 1);
        return (text[..distance], int.Parse(text.AsSpan(distance + 1, commit - distance - 1), CultureInfo.InvariantCulture));
    }

    private async Task<int> CountAsync(CancellationToken cancellation) =>
        int.Parse((await GitAsync(cancellation, "rev-list", "--count", "HEAD")).Succeeded(), CultureInfo.InvariantCulture);

    /// <summary>The folder that the paths of a status are relative to.</summary>
    private async Task<string> TopAsync(CancellationToken cancellation) =>
        (await GitAsync(cancellation, "rev-parse", "--show-toplevel")).Succeeded();

    private FailureException NotReadable(CommandResult status)
    {
        var isRepository = Folders().Any(path => Path.Exists(Path.Combine(path, ".git")));
        var words = status.Errors.Split('\n');
        return isRepository
            ? new FailureException($"Git cannot read the repository of {folder}: {words[0]}") { Details = words }
            : new FailureException($"{folder} is not in a git repository; versions and releases are named after commits.")
            {
                NextSteps = [$"cd {CommandLine.Quote(folder)} && git init && git add . && git commit -m 'Start'"],
            };
    }

    private FailureException NoCommit() => new($"The repository of {folder} has no commit yet; versions and releases are named after commits.")
    {
        NextSteps = [$"cd {CommandLine.Quote(folder)} && git add . && git commit -m 'Start'"],
    };

    /// <summary>The folder and those above it.</summary>
    private IEnumerable<string> Folders()
    {
        for (var path = Path.GetFullPath(folder); path is not null; path = Path.GetDirectoryName(path)) yield return path;
    }
}

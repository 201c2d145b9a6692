using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Workflows;

/// <summary>The releases of actions, read through git: for that a machine needs no token.</summary>
internal static class ActionReleases
{
    /// <summary>A server that does not answer must not keep a person waiting for minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The pins of the newest releases; a pin stays as it is where there is none newer.</summary>
    /// <param name="server">What comes before the action's name: <c>https://github.com</c>.</param>
    /// <param name="pins">Action to its pin.</param>
    /// <param name="isAnyMajor">Also releases of a later major version.</param>
    public static Query<IReadOnlyDictionary<string, ActionPin>> Newest(
        string server, IReadOnlyDictionary<string, ActionPin> pins, bool isAnyMajor) =>
        new($"the releases of actions at {server}", async cancellation =>
        {
            var newest = await Task.WhenAll(pins.Select(pin => NewestAsync(server, pin.Key, pin.Value, isAnyMajor, cancellation)));
            return newest.ToImmutableSortedDictionary(StringComparer.Ordinal);
        });

    /// <summary>A release does not change: a tag that names another commit now was moved, by its owner or by somebody else.</summary>
    public static bool HasMoved(ActionPin old, ActionPin found) => old.Version == found.Version && old.Commit != found.Commit;

    /// <summary>The difference between a pin and what was found, as a line.</summary>
    public static string Change(string action, ActionPin old, ActionPin found) => HasMoved(old, found)
        ? $"{action} {old.Version} names another commit now: {found.Commit}. Its pin stays; find out why before you follow."
        : $"{action} {old.Version} -> {found.Version}";

    /// <summary>The repository's own table: as the library's, one line for every action. Pins of tags that were moved stay.</summary>
    public static string Table(IReadOnlyDictionary<string, ActionPin> pins, IReadOnlyDictionary<string, ActionPin> newest)
    {
        var lines = newest.Select(found => (Action: found.Key, Pin: HasMoved(pins[found.Key], found.Value) ? pins[found.Key] : found.Value))
            .Select(one => $$"""  "{{one.Action}}": { "version": "{{one.Pin.Version}}", "commit": "{{one.Pin.Commit}}" }""");
        return $"{{\n{string.Join(",\n", lines)}\n}}\n";
    }

    private static async Task<KeyValuePair<string, ActionPin>> NewestAsync(
        string server, string action, ActionPin pin, bool isAnyMajor, CancellationToken cancellation)
    {
        var tags = TagList.Parse(await TagsAsync($"{server.TrimEnd('/')}/{action}", cancellation));
        var newest = ActionVersion.Of(pin.Version) is { } current ? TagList.Newest(tags, current, isAnyMajor) : null;
        return new(action, newest is { } found ? new ActionPin(found.Tag, found.Commit) : pin);
    }

    private static async Task<string> TagsAsync(string url, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        var git = new Command("git", "ls-remote", "--tags", "--", url);
        git = git with { Environment = git.Environment.Add("GIT_TERMINAL_PROMPT", "0").Add("LC_ALL", "C") };
        try
        {
            var result = await CommandQuery.RunAsync(git, patience.Token);
            return result.ExitCode == 0 ? result.Output : throw Unreadable(url, result.Errors.Split('\n')[^1]);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Unreadable(url, $"no answer within {Patience.TotalSeconds:0} s");
        }
    }

    private static FailureException Unreadable(string url, string reason) =>
        new($"git ls-remote --tags {url} failed: {reason}. Nothing was changed; try again with a connection to it.");
}

namespace Pipeline.Plans;

/// <summary>What <c>git status --porcelain=v2 --branch -z</c> says; see git-status(1).</summary>
/// <param name="Commit"><see langword="null"/> before the first one.</param>
/// <param name="Branch"><see langword="null"/> when HEAD is detached.</param>
/// <param name="Changes">What differs from HEAD, in git's order.</param>
internal sealed record TreeStatus(string? Commit, string? Branch, IReadOnlyList<Change> Changes)
{
    /// <summary>How many fields stand before the path: ordinary changes, unmerged paths, untracked files.</summary>
    private static int FieldsBefore(char kind) => kind switch { '1' => 8, 'u' => 10, _ => 1 };

    public static TreeStatus Parse(string text)
    {
        string? commit = null, branch = null;
        var changes = new List<Change>();
        foreach (var entry in text.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            if (entry.StartsWith("# branch.oid ", StringComparison.Ordinal)) commit = Unless("(initial)", entry[13..]);
            else if (entry.StartsWith("# branch.head ", StringComparison.Ordinal)) branch = Unless("(detached)", entry[14..]);
            else if (!entry.StartsWith('#')) changes.Add(new Change(entry, entry.Split(' ', FieldsBefore(entry[0]) + 1)[^1]));
        }

        return new TreeStatus(commit, branch, changes);
    }

    private static string? Unless(string none, string value) => value == none ? null : value;
}

/// <summary>One difference from HEAD.</summary>
/// <param name="Entry">What git says of it: kind, modes, object ids, path.</param>
/// <param name="Path">Relative to the top of the working tree.</param>
internal sealed record Change(string Entry, string Path);

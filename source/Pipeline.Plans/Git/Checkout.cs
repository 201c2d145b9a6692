using System.Globalization;

namespace Pipeline.Plans;

/// <summary>The state of the repository's working tree.</summary>
/// <param name="Commit">40 hexadecimal digits.</param>
/// <param name="Branch"><see langword="null"/> when HEAD is detached.</param>
/// <param name="LatestTag">The nearest tag <c>v…</c> that HEAD descends from; <see langword="null"/> when there is none.</param>
/// <param name="CommitsSinceTag">Commits between that tag and HEAD; all commits when there is none.</param>
/// <param name="CommitTime">When HEAD was committed.</param>
/// <param name="DirtyHash">Eight hexadecimal digits over what differs from HEAD; <see langword="null"/> when nothing does.</param>
public sealed record Checkout(string Commit, string? Branch, string? LatestTag, int CommitsSinceTag, DateTimeOffset CommitTime, string? DirtyHash)
{
    /// <summary>The first eight digits of the commit.</summary>
    public string ShortCommit => Short(Commit);

    /// <summary>
    /// The commit and its distance to the tag, as <see cref="Query"/> takes it: <c>v1.4.0-3-g&lt;40 digits&gt;</c>, without tag
    /// <c>3-g&lt;40 digits&gt;</c>.
    /// </summary>
    public string Description => $"{(LatestTag is null ? "" : $"{LatestTag}-")}{CommitsSinceTag.ToString(CultureInfo.InvariantCulture)}-g{Commit}";

    /// <summary>Nothing differs from HEAD.</summary>
    public bool IsClean => DirtyHash is null;

    /// <summary>The first eight digits of a commit.</summary>
    public static string Short(string commit) => commit[..8];

    /// <summary>
    /// Reads the checkout that a folder is in; nothing is written, not even git's index. What git ignores does not count. Unreadable
    /// where git is missing, where there is no repository, and before the first commit.
    /// </summary>
    /// <param name="folder">Any folder of the checkout.</param>
    /// <param name="description">
    /// The <see cref="Description"/> of the same commit in a checkout with history: a shallow one knows no distance to a tag. One of
    /// another commit does not count.
    /// </param>
    public static Query<Checkout> Query(string folder, string? description = null) =>
        new($"the git checkout {folder}", cancellation => new CheckoutReader(folder, description).ReadAsync(cancellation));
}

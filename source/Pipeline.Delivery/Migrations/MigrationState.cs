namespace Pipeline.Delivery;

/// <summary>How far the schema of a database is, seen from one release.</summary>
/// <param name="Applied">What was applied, oldest first.</param>
/// <param name="Pending">What the release has besides, in the order in which it is going to be applied.</param>
public sealed record MigrationState(EquatableList<Migration> Applied, EquatableList<Migration> Pending)
{
    /// <summary>Before the first migration, and before any was asked for.</summary>
    public static MigrationState Empty { get; } = new([], []);

    /// <summary>The id of the newest applied migration; empty before the first.</summary>
    public string Revision => Applied.Count == 0 ? "" : Applied[^1].Id;

    /// <summary>What was applied after a revision; everything when it is empty, <see langword="null"/> when that revision is not among the applied ones.</summary>
    public IReadOnlyList<Migration>? Since(string revision)
    {
        if (revision.Length == 0) return Applied;

        var index = Applied.Select(migration => migration.Id).ToList().IndexOf(revision);
        return index < 0 ? null : [.. Applied.Skip(index + 1)];
    }
}

namespace Pipeline.Delivery;

/// <summary>
/// How the schema of a service's data moves, as commands that run in the packaged service's folder with the environment's
/// variables. They count as backward compatible: the previous release must work with the new schema.
/// </summary>
public sealed record Migrations
{
    /// <summary>Prints one line per migration, <c>applied ID NAME</c> or <c>pending ID NAME</c>, and changes nothing.</summary>
    public required IReadOnlyList<string> Status { get; init; }

    /// <summary>Applies what is pending; does nothing when nothing is.</summary>
    public required IReadOnlyList<string> Apply { get; init; }

    /// <summary>Prints the id of the newest applied migration.</summary>
    public required IReadOnlyList<string> Revision { get; init; }

    /// <summary>Revisions that the release before them cannot work with: a rollback across one is refused. Ids are compared as text.</summary>
    public IReadOnlyList<string> Breaking { get; init; } = [];
}

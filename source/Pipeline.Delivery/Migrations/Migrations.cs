namespace Pipeline.Delivery;

/// <summary>
/// How the schema of a service's data moves: with a migration tool that is part of the release, run where the service would run, with its
/// variables and secrets. Migrations count as backward compatible: the previous release must work with the new schema.
/// </summary>
public abstract record Migrations
{
    /// <summary>
    /// The variable or secret of the service with the address of its PostgreSQL database, user and password included
    /// (<c>postgresql://user:password@host:port/name</c>; SQLAlchemy's <c>postgresql+driver://</c> and <c>jdbc:postgresql://…?user=…</c> too). While
    /// migrations run, this run then holds one advisory lock of that database, so that nobody else who uses this library migrates it meanwhile,
    /// from whatever environment or machine. It must be the database itself: no connection pooler, no replica. When <see langword="null"/>, the lease of
    /// the environment is all there is.
    /// </summary>
    public string? DatabaseVariable { get; init; }

    /// <summary>How long applying may take, and how long another run's lock is waited for; 10 minutes by default.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Ids of migrations that the release before them cannot work with: a rollback across one is refused without <c>--with-migrations</c>.</summary>
    public IReadOnlyList<string> Breaking { get; init; } = [];

    /// <summary>The command that tells what is applied and what is pending; it changes nothing.</summary>
    public abstract IReadOnlyList<string> StatusCommand { get; }

    /// <summary>The command that applies what is pending.</summary>
    public abstract IReadOnlyList<string> ApplyCommand { get; }

    /// <summary>Reads what <see cref="StatusCommand"/> prints.</summary>
    /// <exception cref="Plans.FailureException">It is not what that command prints.</exception>
    public abstract MigrationState Read(string status);

    /// <summary>The command that prints the SQL of what is pending and changes nothing; <see langword="null"/> where the tool cannot.</summary>
    public virtual IReadOnlyList<string>? PreviewCommand(MigrationState state) => null;

    /// <summary>
    /// The commands, one after the other, that take the schema back to a revision; run by the release that knows the newer ones.
    /// <see langword="null"/> where the tool cannot.
    /// </summary>
    /// <param name="state">How far it is.</param>
    /// <param name="revision">Among the applied ones, or empty for the state before the first.</param>
    public virtual IReadOnlyList<IReadOnlyList<string>>? BackCommands(MigrationState state, string revision) => null;
}

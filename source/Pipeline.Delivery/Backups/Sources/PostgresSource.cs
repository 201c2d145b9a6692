using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// A PostgreSQL database, by <c>pg_dump</c>, as of one moment: the dump and the row counts in the manifest share a snapshot. Roles and
/// other databases of the server are not part of it.
/// </summary>
/// <param name="UrlSecret">The name of the secret with the database's address: <c>postgresql://user:password@host:port/name</c>, as the services see it. It has to be the database itself, not a pooler.</param>
public sealed record PostgresSource(string UrlSecret) : BackupSource
{
    public override string Kind => "postgresql";

    /// <summary>Custom by default.</summary>
    public PostgresFormat Format { get; init; } = PostgresFormat.Custom;

    /// <summary>How many tables are dumped at once, with <see cref="PostgresFormat.Directory"/>; 2 by default.</summary>
    public int Jobs { get; init; } = 2;

    /// <summary>Where <c>pg_dump</c> runs, which must not be older than the server; here by default.</summary>
    public SourcePlace Place { get; init; } = SourcePlace.Here;

    public override IEnumerable<string> Secrets => [UrlSecret];

    public override IEnumerable<string> Tools => Place.IsHere ? ["pg_dump"] : [];

    public override SourceReading Read(Site site, IEnvironmentHost host, Release? running)
    {
        var snapshot = Value.Promise<PostgresSnapshot>("snapshot", "open");
        var tables = Value.Promise<IReadOnlyList<TableRows>>("row counts", "count");
        var dump = new PostgresDump(this, site, Place.Of(host), snapshot);
        return new SourceReading(dump.Stream, snapshot.Map(open => open.Facts))
        {
            Format = dump.Name,
            Extension = dump.Extension,
            Restore = dump.Restore,
            Versions = [dump.Version],
            Open = dump.Open(new OpenSnapshot(UrlSecret, site.Secret(UrlSecret), host, $"backup {site.Run}", snapshot)),
            Count = new CountRows(snapshot, tables),
            Tables = tables,
            Close = dump.Close(new CloseSnapshot(snapshot)),
        };
    }
}

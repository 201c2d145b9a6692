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

    public override IEnumerable<string> Secrets => [UrlSecret];

    public override IEnumerable<string> Tools => ["pg_dump"];

    public override SourceReading Read(Site site, IEnvironmentHost host)
    {
        var url = site.Secret(UrlSecret);
        var snapshot = Value.Promise<PostgresSnapshot>("snapshot", "open");
        var tables = Value.Promise<IReadOnlyList<TableRows>>("row counts", "count");
        return new SourceReading(
            new CommandSource(Dump(snapshot, url)) { NextSteps = ["Run the same command again; nothing of this backup was kept."] },
            snapshot.Map(open => open.Facts))
        {
            Format = Format == PostgresFormat.Custom ? "pg_dump custom" : "SQL",
            Extension = Format == PostgresFormat.Custom ? ".dump" : ".sql",
            Restore = Format == PostgresFormat.Custom
                ? "pg_restore --exit-on-error --no-owner --dbname=DATABASE"
                : "psql --no-psqlrc --set=ON_ERROR_STOP=1 --single-transaction --dbname=DATABASE",
            Versions = [new Command("pg_dump", "--version")],
            Open = new OpenSnapshot(UrlSecret, url, host, $"backup {site.Run}", snapshot),
            Count = new CountRows(snapshot, tables),
            Tables = tables,
            Close = new CloseSnapshot(snapshot),
        };
    }

    /// <summary>Not compressed: a stage does that on all cores. Where to and as whom stands in its environment, not in its arguments.</summary>
    private Command Dump(Value<PostgresSnapshot> snapshot, Secret? url)
    {
        string[] format = Format == PostgresFormat.Custom ? ["--format=custom", "--compress=0"] : ["--format=plain"];
        return new("pg_dump", [.. format.Select(Value.Of), "--no-password", "--snapshot", snapshot.Map(open => open.Id)])
        {
            Environment = LibpqVariables.Of(snapshot),
            Secrets = LibpqVariables.Password(UrlSecret, url),
        };
    }
}

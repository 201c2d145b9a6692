using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// The commands of a dump. It is never compressed: a stage does that, on all cores. Where to and as whom stands in the environment of
/// <c>pg_dump</c>, not in its arguments.
/// </summary>
internal sealed class PostgresDump(PostgresSource source, Site site, Where where, Value<PostgresSnapshot> snapshot)
{
    private readonly string folder = Path.Combine(site.Root, ".nuke", "temp", "dumps", site.Run, Guid.NewGuid().ToString("N"));

    private bool IsFolder => source.Format == PostgresFormat.Directory;

    public string Name => source.Format switch
    {
        PostgresFormat.Plain => "SQL",
        PostgresFormat.Directory => "pg_dump directory, tar",
        _ => "pg_dump custom",
    };

    public string Extension => source.Format switch
    {
        PostgresFormat.Plain => ".sql",
        PostgresFormat.Directory => ".dir.tar",
        _ => ".dump",
    };

    public string Restore => source.Format switch
    {
        PostgresFormat.Plain => "psql --no-psqlrc --set=ON_ERROR_STOP=1 --single-transaction --dbname=DATABASE",
        PostgresFormat.Directory => "tar --extract --directory=FOLDER && pg_restore --exit-on-error --no-owner --jobs=2 --dbname=DATABASE FOLDER",
        _ => "pg_restore --exit-on-error --no-owner --dbname=DATABASE",
    };

    public Command Version => new("pg_dump", "--version") { Where = where };

    public StreamSource Stream => IsFolder
        ? new CommandSource(Tar.Of(folder))
        : new CommandSource(Dump(source.Format == PostgresFormat.Plain ? ["--format=plain"] : ["--format=custom", "--compress=0"])) { NextSteps = Again };

    private static string[] Again => ["Run the same command again; nothing of this backup was kept."];

    /// <summary>What comes before the stream.</summary>
    public Plan Open(Effect open)
    {
        if (!IsFolder) return open;
        if (where != Where.Here) throw new FailureException("pg_dump writes a folder on this machine alone: PostgresFormat.Directory goes with SourcePlace.Here.");

        string[] options = ["--format=directory", $"--jobs={source.Jobs.ToString(CultureInfo.InvariantCulture)}", "--compress=0", $"--file={folder}"];
        return Plan.Sequence(("snapshot", open), ("folder", new MakeFolder(Path.GetDirectoryName(folder)!)), ("dump", new RunCommand(Dump(options)) { NextSteps = Again }));
    }

    /// <summary>What follows in any case.</summary>
    public Plan Close(Effect close) => IsFolder ? Plan.Sequence(("snapshot", close), ("folder", new DeleteDirectory(folder, site.Root))) : close;

    private Command Dump(IEnumerable<string> options) => PrivateVariables.Give(
        new Command("pg_dump", [.. options.Select(Value.Of), "--no-password", "--snapshot", snapshot.Map(open => open.Id)]) { Where = where },
        LibpqVariables.Of(snapshot, where == Where.Here),
        LibpqVariables.Password(source.UrlSecret, site.Secret(source.UrlSecret)));
}

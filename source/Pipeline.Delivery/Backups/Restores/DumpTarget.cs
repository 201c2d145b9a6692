using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A database that dumps are loaded into, and the programs that do it.</summary>
/// <param name="Name">How a person calls it.</param>
/// <param name="Database">The open database.</param>
/// <param name="Password">For programs; see <see cref="LibpqVariables.Password"/>.</param>
/// <param name="Empties">Removes what is in it first, in the same transaction.</param>
internal sealed record DumpTarget(string Name, Value<DatabaseInspection> Database, ImmutableSortedDictionary<string, Secret> Password, bool Empties)
{
    /// <summary>Whose programs; those on PATH when <see langword="null"/>.</summary>
    public PostgresPrograms? Programs { get; init; }

    /// <summary>A folder has to lie on disk before <c>pg_restore</c> reads it; its program is <c>$0</c>.</summary>
    private const string UnpackFolder =
        """
        set -eu
        folder=$(mktemp -d)
        trap 'rm -rf "$folder"' EXIT
        trap 'exit 143' TERM
        tar --extract --directory="$folder"
        "$0" --file=- "$folder"
        """;

    /// <summary>Makes SQL of a dump in a format of pg_dump's own, so that one transaction of psql takes all of them.</summary>
    public IEnumerable<Command> ToSql(BackupManifest manifest)
    {
        if (BackupReading.IsArchive(manifest)) return [new(Program("pg_restore"), "--file=-")];
        return BackupReading.IsFolder(manifest) ? [new("/bin/sh", "-c", UnpackFolder, Program("pg_restore")) { Name = "pg_restore" }] : [];
    }

    /// <summary>Ends at the first error.</summary>
    public Command Psql => new(
        Program("psql"),
        [
            "--no-psqlrc", "--quiet", "--output=/dev/null", "--no-password", "--set=ON_ERROR_STOP=1", "--single-transaction",
            .. Empties ? [$"--command={EmptyingSql.Text}"] : Array.Empty<Value<string>>(),
            "--file=-",
        ])
    {
        Environment = LibpqVariables.Of(Database.Map(open => open.Variables)),
        Secrets = Password,
    };

    private string Program(string name) => Programs?.Program(name) ?? name;
}

namespace Quickstart.Api;

/// <summary>The migrations that this release knows, in order. A new one is one file and one line here.</summary>
internal static class Schema
{
    public static IReadOnlyList<IMigration> Migrations { get; } =
    [
        new CreateNotes(),
        new AddCreatedTime(TimeProvider.System),
        new AddAuthor(),
    ];

    /// <summary>The revision that this code relies on.</summary>
    public static string Newest => Migrations[^1].Id;

    /// <summary>
    /// Newer data is welcome: migrations are backward compatible, so this release still serves after the next one has migrated, and
    /// again after a rollback to it.
    /// </summary>
    /// <exception cref="DataException">The data lacks a migration that this code relies on.</exception>
    public static void Require(string revision)
    {
        if (string.CompareOrdinal(revision, Newest) < 0)
        {
            throw new DataException(
                $"The data is at revision {revision}, this release needs {Newest}. Run: dotnet Quickstart.Api.dll migrate up");
        }
    }
}

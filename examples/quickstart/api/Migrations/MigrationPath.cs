namespace Quickstart.Api;

/// <summary>The steps from one revision to another. Decides only; <see cref="Migrator"/> takes them.</summary>
internal static class MigrationPath
{
    public static IEnumerable<MigrationStep> Up(IReadOnlyList<IMigration> migrations, string revision, string target) =>
        from migration in migrations
        where IsAfter(migration.Id, revision) && !IsAfter(migration.Id, target)
        select new MigrationStep("applied", migration, migration.Up, migration.Id);

    /// <exception cref="DataException">A migration on the way has no way down, or the data is newer than these migrations.</exception>
    public static IEnumerable<MigrationStep> Down(IReadOnlyList<IMigration> migrations, string revision, string target)
    {
        if (IsAfter(revision, migrations[^1].Id))
        {
            throw new DataException(
                $"The data is at revision {revision}, which this release does not know. Use the release that migrated it.");
        }

        for (var i = migrations.Count - 1; i >= 0; i--)
        {
            var migration = migrations[i];
            if (IsAfter(migration.Id, revision) || !IsAfter(migration.Id, target)) continue;

            var reversible = migration as IReversibleMigration ?? throw new DataException(
                $"Migration {migration.Id} {migration.Name} cannot be taken back. "
                + $"Nothing was changed: the data stays at revision {revision}.");
            yield return new MigrationStep("reverted", migration, reversible.Down, i == 0 ? Document.NoRevision : migrations[i - 1].Id);
        }
    }

    public static bool IsAfter(string id, string other) => string.CompareOrdinal(id, other) > 0;
}

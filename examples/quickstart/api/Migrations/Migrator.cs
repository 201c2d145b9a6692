namespace Quickstart.Api;

/// <summary>Brings the data from one revision to another. Every step is stored whole or not at all.</summary>
internal sealed class Migrator(DataDirectory data, IReadOnlyList<IMigration> migrations)
{
    public string Revision => data.Read().Revision;

    /// <summary>One line a migration, oldest first: <c>applied 0001 create-notes</c>, <c>pending 0002 add-created-time</c>.</summary>
    public IReadOnlyList<string> Status()
    {
        var revision = Revision;
        List<string> lines = [];
        foreach (var migration in migrations)
        {
            var state = MigrationPath.IsAfter(migration.Id, revision) ? "pending" : "applied";
            lines.Add($"{state} {migration.Id} {migration.Name}");
        }

        if (MigrationPath.IsAfter(revision, migrations[^1].Id)) lines.Add($"applied {revision} by-a-newer-release");
        return lines;
    }

    /// <summary>Applies what is pending. Of two at once, the second waits and finds nothing to do.</summary>
    public Task UpAsync(Action<string> report) =>
        TakeAsync(revision => MigrationPath.Up(migrations, revision, migrations[^1].Id), report);

    /// <summary>Goes to a revision, up or down. A way down that is blocked is refused before its first step.</summary>
    public Task ToAsync(string target, Action<string> report)
    {
        if (target != Document.NoRevision && migrations.All(migration => migration.Id != target))
        {
            var known = string.Join(", ", migrations.Select(migration => migration.Id));
            throw new WrongRequestException($"There is no migration {target}. Known: {known}.");
        }

        return TakeAsync(
            revision => MigrationPath.IsAfter(revision, target)
                ? MigrationPath.Down(migrations, revision, target)
                : MigrationPath.Up(migrations, revision, target),
            report);
    }

    private async Task TakeAsync(Func<string, IEnumerable<MigrationStep>> path, Action<string> report)
    {
        data.RequireWritable();
        using var held = await data.LockAsync(CancellationToken.None);
        foreach (var step in path(Revision).ToList())
        {
            Take(step);
            report($"{step.Verb} {step.Migration.Id} {step.Migration.Name}");
        }
    }

    private void Take(MigrationStep step)
    {
        var document = data.Read();
        try
        {
            step.Change(document);
        }
        catch (Exception cause)
        {
            throw new DataException(
                $"Migration {step.Migration.Id} {step.Migration.Name} failed: {cause.Message} "
                + $"The data stays at revision {document.Revision}.");
        }

        document.Revision = step.Revision;
        data.Replace(document);
    }
}

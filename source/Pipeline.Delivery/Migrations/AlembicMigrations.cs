namespace Pipeline.Delivery;

/// <summary>Migrations by Alembic (https://alembic.sqlalchemy.org), run in the folder with its <c>alembic.ini</c>. One line of revisions: no branches.</summary>
public sealed record AlembicMigrations : Migrations
{
    /// <summary>What starts Alembic: <c>alembic</c> by default; <c>["python3", "-m", "alembic"]</c>, <c>["alembic", "-c", "db/alembic.ini"]</c>.</summary>
    public IReadOnlyList<string> Program { get; init; } = ["alembic"];

    /// <summary>
    /// Both in one shell, because starting a container takes longer than either: <c>current</c> fails when the schema is at a revision that
    /// this release does not know, which <c>history</c> passes over (Alembic 1.8).
    /// </summary>
    public override IReadOnlyList<string> StatusCommand =>
        ["sh", "-c", "\"$@\" current && exec \"$@\" history --indicate-current", "alembic", .. Program];

    public override IReadOnlyList<string> ApplyCommand => [.. Program, "upgrade", "head"];

    public override IReadOnlyList<string>? PreviewCommand(MigrationState state) =>
        [.. Program, "upgrade", state.Revision.Length == 0 ? "head" : $"{state.Revision}:head", "--sql"];

    public override IReadOnlyList<IReadOnlyList<string>>? BackCommands(MigrationState state, string revision) =>
        [[.. Program, "downgrade", revision.Length == 0 ? "base" : revision]];

    /// <summary>Lines such as <c>0001 -&gt; 0002 (head) (current), add author</c>, newest first.</summary>
    public override MigrationState Read(string status)
    {
        List<Migration> applied = [], pending = [];
        foreach (var line in status.Split('\n'))
        {
            var (from, to) = (line.IndexOf(" -> ", StringComparison.Ordinal), line.IndexOf(", ", StringComparison.Ordinal));
            if (from < 0 || to < from) continue;

            var revision = line[(from + " -> ".Length)..to].Split(' ');
            var isApplied = applied.Count > 0 || revision.Contains("(current)", StringComparer.Ordinal);
            (isApplied ? applied : pending).Insert(0, new Migration(revision[0], line[(to + ", ".Length)..].Trim()));
        }

        return new([.. applied], [.. pending]);
    }
}

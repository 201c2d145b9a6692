namespace Pipeline.Delivery;

/// <summary>Migrations by scripts of <c>package.json</c>, as TypeORM's are mostly called.</summary>
public sealed record NpmMigrations : Migrations
{
    /// <summary>The script that applies what is pending.</summary>
    public string Run { get; init; } = "migration:run";

    /// <summary>The script that takes back the newest applied migration, one at a time; <see langword="null"/> when there is none.</summary>
    public string? Revert { get; init; } = "migration:revert";

    /// <summary>
    /// The script that prints one line per migration, oldest first, as <c>typeorm migration:show</c> does (https://typeorm.io/docs/migrations/status):
    /// <c>[X] 1 Name</c> when it is applied, <c>[ ] 2 Name</c> when it is pending. It ends with exit code 0 either way, which TypeORM does from 0.3 on.
    /// </summary>
    public string Show { get; init; } = "migration:show";

    public override IReadOnlyList<string> StatusCommand => Script(Show);

    public override IReadOnlyList<string> ApplyCommand => Script(Run);

    public override IReadOnlyList<IReadOnlyList<string>>? BackCommands(MigrationState state, string revision) =>
        Revert is null ? null : [.. state.Since(revision)!.Select(_ => Script(Revert))];

    public override MigrationState Read(string status) => new(Marked("[X]", status), Marked("[ ]", status));

    private static IReadOnlyList<string> Script(string name) => ["npm", "run", "--silent", name];

    /// <summary>The mark may follow color codes or spaces; a number may stand before the name.</summary>
    private static EquatableList<Migration> Marked(string mark, string status) =>
    [
        .. from line in status.Split('\n')
           let at = line.IndexOf(mark, StringComparison.Ordinal)
           where at >= 0
           let words = line[(at + mark.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
           where words.Length > 0
           select new Migration(words.Length > 1 && words[0].All(char.IsAsciiDigit) ? words[1] : words[0], ""),
    ];
}

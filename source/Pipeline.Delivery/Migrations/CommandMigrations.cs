namespace Pipeline.Delivery;

/// <summary>Migrations by any program that tells its state in lines.</summary>
public sealed record CommandMigrations : Migrations
{
    /// <summary>Stands for the revision in <see cref="Back"/>.</summary>
    private const string Revision = "{revision}";

    /// <summary>Prints one line per migration, in order: <c>applied ID NAME</c> or <c>pending ID NAME</c>. Other lines are passed over. It changes nothing.</summary>
    public required IReadOnlyList<string> Status { get; init; }

    /// <summary>Applies what is pending; does nothing when nothing is.</summary>
    public required IReadOnlyList<string> Apply { get; init; }

    /// <summary>Prints the SQL of what is pending; <see langword="null"/> where the program cannot.</summary>
    public IReadOnlyList<string>? Preview { get; init; }

    /// <summary>
    /// Takes the schema back to the revision that stands for <c>{revision}</c> in it (empty for the state before the first migration):
    /// <c>["./migrate", "to", "{revision}"]</c>. <see langword="null"/> where the program cannot.
    /// </summary>
    public IReadOnlyList<string>? Back { get; init; }

    public override IReadOnlyList<string> StatusCommand => Status;

    public override IReadOnlyList<string> ApplyCommand => Apply;

    public override IReadOnlyList<string>? PreviewCommand(MigrationState state) => Preview;

    public override IReadOnlyList<IReadOnlyList<string>>? BackCommands(MigrationState state, string revision) =>
        Back is null ? null : [[.. Back.Select(argument => argument.Replace(Revision, revision, StringComparison.Ordinal))]];

    public override MigrationState Read(string status) => new(Those("applied ", status), Those("pending ", status));

    private static EquatableList<Migration> Those(string word, string status) =>
        [.. status.Split('\n').Where(line => line.StartsWith(word, StringComparison.Ordinal)).Select(line => Migration.Of(line[word.Length..]))];
}

using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Migrations by Flyway (https://documentation.red-gate.com/flyway), 7 or later. Its free edition prints no SQL in advance and goes only forward,
/// so there is neither a preview nor a way back.
/// </summary>
public sealed record FlywayMigrations : Migrations
{
    /// <summary>What starts Flyway: <c>flyway</c> by default, with its settings from <c>FLYWAY_URL</c> and so on, or from its own files.</summary>
    public IReadOnlyList<string> Program { get; init; } = ["flyway"];

    public override IReadOnlyList<string> StatusCommand => [.. Program, "info", "-outputType=json"];

    public override IReadOnlyList<string> ApplyCommand => [.. Program, "migrate"];

    /// <summary>The document of <c>info</c>: <c>{"migrations": [{"category", "version", "description", "state", …}, …]}</c>.</summary>
    public override MigrationState Read(string status)
    {
        try
        {
            using var document = JsonDocument.Parse(status);
            List<Migration> applied = [], pending = [];
            foreach (var migration in document.RootElement.GetProperty("migrations").EnumerateArray())
            {
                var list = Text(migration, "state") switch
                {
                    "Pending" => pending,
                    // Repeatable migrations have no version and are no step of the schema: only those that will run count.
                    "Outdated" => pending,
                    "Success" or "Out of Order" or "Baseline" or "Missing" or "Future" when Text(migration, "version").Length > 0 => applied,
                    "Failed" or "Failed (Missing)" or "Failed (Future)" => throw Failed(migration),
                    _ => null,
                };
                list?.Add(Of(migration));
            }

            return new([.. applied], [.. pending]);
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FailureException($"flyway info did not print the document that it prints with -outputType=json: {error.Message}", error);
        }
    }

    private static Migration Of(JsonElement migration) =>
        Text(migration, "version") is { Length: > 0 } version ? new(version, Text(migration, "description")) : new(Text(migration, "description"), "repeatable");

    private static FailureException Failed(JsonElement migration) => new($"The migration {Of(migration)} failed earlier; Flyway applies nothing before that is put right.")
    {
        NextSteps = ["Undo by hand what it had done before it failed, then run flyway repair with the release's image."],
    };

    private static string Text(JsonElement migration, string name) =>
        migration.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Looks whether a backup can be restored into a database, before anything is written: its server is not older than the dump's, has the roles and
/// extensions, and it is empty or may be overwritten.
/// </summary>
/// <param name="Name">How a person calls it.</param>
/// <param name="Database">The database.</param>
/// <param name="Manifest">Of the backup.</param>
/// <param name="Overwrites">Somebody has said that its content goes.</param>
/// <param name="HasContent">Keeps whether it has any.</param>
internal sealed record CheckDatabase(string Name, Value<DatabaseInspection> Database, BackupManifest Manifest, bool Overwrites, Promise<bool> HasContent) : Effect
{
    public override string Describe(Values values) =>
        $"check that {Name} {(Overwrites ? "" : "is empty, ")}has PostgreSQL {Manifest.ServerMajor} or newer, the roles {Shown(Manifest.Source.Roles)} and the extensions {Shown(Manifest.Source.Extensions.Keys)}";

    public override async Task ApplyAsync(ApplyContext context)
    {
        var database = context.Read(Database);
        var version = await database.VersionAsync(context.Cancellation);
        if (version < Manifest.ServerMajor)
            throw Refused($"its server is PostgreSQL {version}, and the dump is of PostgreSQL {Manifest.ServerMajor}", $"Restore into PostgreSQL {Manifest.ServerMajor} or newer.");

        var content = await database.ContentAsync(context.Cancellation);
        if (content.Count > 0 && !Overwrites) throw NotEmpty(content);

        var extensions = await database.MissingExtensionsAsync(Manifest.Source.Extensions.Keys, context.Cancellation);
        if (extensions.Count > 0)
            throw Refused($"its server lacks the extensions {Shown(extensions)}", $"Install what has them, mostly postgresql-{version}-NAME, on the machine of the server.");

        var roles = await database.MissingRolesAsync(Manifest.Source.Roles, context.Cancellation);
        if (roles.Count > 0)
            throw Refused($"its server lacks the roles {Shown(roles)}, which own what is restored", $"create role \"{roles[0]}\"   # on the server; for a drill add it to Roles");

        context.Values.Keep(HasContent, content.Count > 0);
    }

    private FailureException NotEmpty(IReadOnlyList<string> content) => new($"{Name} is not empty: it has {content.Count} tables, views and sequences, {content[0]} among them. Nothing was changed.")
    {
        IsFinal = true,
        Details = [.. content.Take(20)],
        NextSteps = ["Restore into an empty database, or confirm that all of it goes: Restore --overwrite NAME-OF-THE-DATABASE. A backup of it is taken first."],
    };

    private FailureException Refused(string why, string fix) => new($"{Manifest.Id} cannot be restored into {Name}: {why}. Nothing was changed.") { IsFinal = true, NextSteps = [fix] };

    private static string Shown(IEnumerable<string> names) => string.Join(", ", names.DefaultIfEmpty("(none)"));
}

namespace Quickstart.Api;

/// <summary>The command <c>migrate</c>: lines for a person or a pipeline on standard output.</summary>
internal static class MigrateCommand
{
    public const string Usage = """
        dotnet Quickstart.Api.dll                    serve
        dotnet Quickstart.Api.dll migrate status     one line a migration: applied or pending; changes nothing
        dotnet Quickstart.Api.dll migrate revision   the revision of the data, 0000 before the first migration; changes nothing
        dotnet Quickstart.Api.dll migrate up         apply what is pending
        dotnet Quickstart.Api.dll migrate to ID      go to a revision, up or down
        """;

    public static async Task RunAsync(string[] command, DataDirectory data, TextWriter output)
    {
        var migrator = new Migrator(data, Schema.Migrations);
        switch (command)
        {
            case ["status"]:
                foreach (var line in migrator.Status()) await output.WriteLineAsync(line);
                break;
            case ["revision"]:
                await output.WriteLineAsync(migrator.Revision);
                break;
            case ["up"]:
                await migrator.UpAsync(output.WriteLine);
                break;
            case ["to", var target]:
                await migrator.ToAsync(target, output.WriteLine);
                break;
            default:
                throw new WrongRequestException($"Unknown command: migrate {string.Join(' ', command)}\n{Usage}");
        }
    }
}

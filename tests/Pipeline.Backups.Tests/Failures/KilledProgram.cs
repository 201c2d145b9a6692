using Pipeline.Delivery;
using Pipeline.Lab;
using Pipeline.Plans;

namespace Pipeline.Backups.Tests.Failures;

/// <summary>The build program that is killed: this test program, started again. It takes one backup and prints the effects that it comes to.</summary>
internal static class KilledProgram
{
    public static async Task Main(string[] arguments)
    {
        if (arguments is not [var name, var root, var database, var endpoint]) return;

        var policy = new BackupPolicy("database")
        {
            Source = new PostgresSource("DATABASE_URL"),
            Store = new S3Store(BackupLab.Bucket) { Endpoint = endpoint, PartSize = 5.Mebibytes },
            Compression = Compression.None,
        };
        var secrets = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DATABASE_URL"] = database,
            ["BACKUP_S3_KEY_ID"] = CephServer.KeyId,
            ["BACKUP_S3_KEY"] = CephServer.Key,
        };
        var environment = new DeploymentEnvironment("production") { Host = new LocalHost(7080), Backups = [policy] };
        var site = new Site(new Application(name), environment, root) { Secret = key => new Secret(key, secrets[key]) };
        var plan = BackupPlan.Of(new BackupRequest(new BackupPlace(site, policy), environment.Host.For(site), Running: null, new RunStamp("killed", "omar", TimeProvider.System)));
        await new TestRun { OnEffect = Console.WriteLine }.ApplyAsync(plan);
        Console.WriteLine("done");
    }
}

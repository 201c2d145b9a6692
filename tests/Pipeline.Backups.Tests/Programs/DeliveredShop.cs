using Pipeline.Lab;

namespace Pipeline.Backups.Tests.Programs;

/// <summary>
/// The repository of a service with a database of its own: git, a build program, a service that runs and migrations by psql. It goes away with
/// all that runs from it.
/// </summary>
internal sealed class DeliveredShop : IDisposable
{
    /// <summary>Migrations are the lines of migrations.txt. Each notes itself, and makes an order.</summary>
    private const string Migrations =
        """
        sql() { psql --no-psqlrc --quiet --no-align --tuples-only --set=ON_ERROR_STOP=1 --command="$1" "$DATABASE_URL"; }
        case $1 in
          status)
            applied=
            test -z "$(sql "select to_regclass('applied')")" || applied=$(sql 'select line from applied')
            while read -r line; do
              if printf '%s\n' "$applied" | grep -qxF "$line"; then echo "applied $line"; else echo "pending $line"; fi
            done < migrations.txt ;;
          up)
            sql 'create table if not exists applied(line text primary key); create table if not exists orders(id serial primary key, note text)'
            while read -r line; do
              sql "with new as (insert into applied values ('$line') on conflict do nothing returning line) insert into orders(note) select line from new"
            done < migrations.txt ;;
        esac

        """;

    private static readonly string[] Service = ["Pipeline.TestService.dll", "Pipeline.TestService.deps.json", "Pipeline.TestService.runtimeconfig.json"];
    private readonly int port = FreePort.Find();
    private readonly BackupLab lab;
    private int versions;

    private DeliveredShop(BackupLab lab) => this.lab = lab;

    public string Root { get; } = Directory.CreateTempSubdirectory("delivered-").FullName;

    public Uri Url => new($"http://127.0.0.1:{port}/");

    public static string Passphrase => "a passphrase for backups, long enough";

    /// <param name="lab">The servers.</param>
    /// <param name="database">An empty database, which the service gets.</param>
    public static async Task<DeliveredShop> OpenAsync(BackupLab lab, string database)
    {
        var shop = new DeliveredShop(lab) { DatabaseUrl = await lab.EmptyDatabaseAsync(database) };
        Directory.CreateDirectory(shop.PathTo("web"));
        Directory.CreateDirectory(shop.PathTo(".nuke"));
        await File.WriteAllTextAsync(shop.PathTo(".nuke/parameters.json"), "{}\n");
        await File.WriteAllTextAsync(shop.PathTo(".gitignore"), ".nuke/temp/\n.nuke/local/\n");
        await File.WriteAllTextAsync(shop.PathTo("web/migrate.sh"), Migrations);
        foreach (var file in Service) File.Copy(Repository.Compiled("tests/Pipeline.TestService", file), shop.PathTo($"web/{file}"));
        shop.Git.Init();
        return shop;
    }

    public required string DatabaseUrl { get; init; }

    public string PathTo(string relative) => Path.Combine(Root, relative);

    /// <summary>Commits and tags the next version, 1.0.0 first, with one migration more.</summary>
    public async Task<string> CommitAsync()
    {
        var version = $"1.{versions++}.0";
        await File.WriteAllTextAsync(PathTo("web/release.txt"), $"{version}\n");
        await File.AppendAllTextAsync(PathTo("web/migrations.txt"), $"{versions} {version}\n");
        Git.Commit(version, $"v{version}");
        return version;
    }

    /// <summary>Runs the build for production, which must end with that exit code, and gives what it printed.</summary>
    public async Task<string> BuildAsync(int exitCode, string arguments, params (string Name, string Value)[] variables)
    {
        using var run = BuildRun.Start(Root, $"{arguments} --yes", Variables.Concat(variables));
        return (await run.EndAsync()).Expect(exitCode).All;
    }

    /// <summary>The process of the service.</summary>
    public int Pid() => Processes.Below(PathTo(".nuke/local/production/releases")).Should().ContainSingle().Which.Pid;

    public void Dispose()
    {
        foreach (var left in Processes.Below(Root)) left.Kill();
        Directory.Delete(Root, recursive: true);
    }

    private IEnumerable<(string Name, string Value)> Variables =>
    [
        ("DELIVERY_STORE", lab.Ceph.Endpoint),
        ("DELIVERY_PRODUCTION_PORT", $"{port}"),
        ("DATABASE_URL", DatabaseUrl),
        ("BACKUP_PASSPHRASE", Passphrase),
        ("BACKUP_S3_KEY_ID", CephServer.KeyId),
        ("BACKUP_S3_KEY", CephServer.Key),
    ];

    private GitRepository Git => new(Root);
}

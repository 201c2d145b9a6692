using Pipeline.Delivery;
using Pipeline.Lab;
using Pipeline.Plans;

namespace Pipeline.Backups.Tests.Sources;

[Collection(BackupCollection.Name)]
public sealed class OtherSourcesTests(BackupLab lab)
{
    [BackupFact]
    public async Task A_folder_comes_back_by_tar_without_what_vanished()
    {
        using var shop = Shop(DirectorySource.Of("api"));
        Write("notes/a.json", "{}");
        Write("notes/- odd \"name\"\né.json", new string('x', 100_000));
        File.CreateSymbolicLink(Path.Combine(shop.DataFolder, "latest"), "notes/a.json");

        var backup = await shop.TakeAsync();

        var restored = Directory.CreateDirectory(Path.Combine(shop.Root, "restored")).FullName;
        backup.Manifest.Restore.Should().Be("zstd -d data.tar.zst | tar --extract --directory=FOLDER");
        _ = (await LabCommand.RunAsync("/bin/bash", "-o", "pipefail", "-c", $"zstd -d --stdout {await shop.DownloadAsync(backup)} | tar --extract --directory={restored}")).Text;
        _ = (await LabCommand.RunAsync("/usr/bin/diff", "--recursive", "--no-dereference", shop.DataFolder, restored)).Text;

        void Write(string name, string content)
        {
            var file = Path.Combine(shop.DataFolder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content);
        }
    }

    [BackupFact]
    public async Task Where_nothing_ever_ran_there_is_nothing_to_back_up()
    {
        using var shop = Shop(DirectorySource.Of("api"));

        await shop.Run.ApplyAsync(shop.Plan(out var taken));

        taken.Should().BeNull();
        shop.Run.Lines.Should().Equal("database has no data yet");
    }

    [BackupFact]
    public async Task Redis_gives_its_snapshot()
    {
        await using var redis = await RedisServer.StartAsync();
        await redis.AskAsync("set", "greeting", "hello from the snapshot");
        using var shop = Shop(new RedisSource("REDIS_URL"), Compression.None);
        shop.Secrets["REDIS_URL"] = redis.Url;

        var backup = await shop.TakeAsync();

        backup.Manifest.Source.ServerVersion.Should().StartWith("7.");
        (await LabCommand.RunAsync("/usr/bin/redis-check-rdb", await shop.DownloadAsync(backup))).Text.Should().Contain("RDB looks OK").And.Contain("1 keys read");
    }

    [BackupFact]
    public async Task A_wrong_password_of_redis_is_a_failure()
    {
        await using var redis = await RedisServer.StartAsync();
        using var shop = Shop(new RedisSource("REDIS_URL"));
        shop.Secrets["REDIS_URL"] = redis.Url.Replace(RedisServer.Password, "not-the-password", StringComparison.Ordinal);

        (await shop.FailAsync()).Message.Should().StartWith("The server in REDIS_URL does not answer as Redis does: ");
        (await shop.ListAsync()).Backups.Should().BeEmpty();
    }

    [BackupFact]
    public async Task Sql_and_a_folder_written_in_parallel_restore_too()
    {
        await ShouldRestoreAsync(PostgresFormat.Plain, (file, database) => $"psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --single-transaction --dbname='{database}' < {file}");
        await ShouldRestoreAsync(
            PostgresFormat.Directory,
            (file, database) => $"mkdir {file}.d && tar --extract --directory={file}.d < {file} && pg_restore --exit-on-error --no-owner --jobs=2 --dbname='{database}' {file}.d");
    }

    [BackupFact]
    public async Task Elsewhere_a_program_gets_its_variables_by_standard_input()
    {
        using var shop = Shop(new PostgresSource("DATABASE_URL"));
        var variables = new Command("env") { Where = new Behind() };
        var secret = new Secret("PGPASSWORD", "it's $HOME `of` \"secrets\"");

        var given = PrivateVariablesOf(variables, secret);

        var answer = await CommandQuery.RunAsync(given, CancellationToken.None);
        answer.Succeeded().Split('\n').Should().Contain("PGPASSWORD=it's $HOME `of` \"secrets\"").And.Contain("PGUSER=app");
        (await shop.Run.FailAsync(new RunCommand(PrivateVariablesOf(new Command("false") { Where = new Behind() }, secret)))).Message.Should().Be(
            "false ended with exit code 1.", "it is not the shell that failed, which only prepared it");
        given.Describe(new Values()).Should().NotContain("HOME").And.EndWith(" <<< ***");
    }

    private static Command PrivateVariablesOf(Command command, Secret secret) => PrivateVariables.Give(
        command,
        System.Collections.Immutable.ImmutableSortedDictionary<string, Value<string>>.Empty.Add("PGUSER", "app").Add("PGHOSTADDR", ""),
        System.Collections.Immutable.ImmutableSortedDictionary<string, Secret>.Empty.Add("PGPASSWORD", secret));

    private async Task ShouldRestoreAsync(PostgresFormat format, Func<string, string, string> restore)
    {
        using var shop = Shop(new PostgresSource("DATABASE_URL") { Format = format }, Compression.None);
        var backup = await shop.TakeAsync();
        var database = $"from_{format.ToString().ToLowerInvariant()}";
        await lab.Database.SqlAsync($"drop database if exists {database}", "postgres");
        await lab.Database.SqlAsync($"create database {database}", "postgres");

        var file = await shop.DownloadAsync(backup);

        _ = (await LabCommand.RunAsync("/bin/bash", "-o", "pipefail", "-c", restore(file, $"{lab.Database.Url[..^"app".Length]}{database}"))).Text;
        (await lab.Database.SqlAsync("select count(*) from events", database)).Should().Be($"{backup.Manifest.Tables.Single(table => table.Table == "events").Rows}");
        Directory.Exists(Path.Combine(shop.Root, ".nuke/temp/dumps/20260131-140000-7f3a")).Should().Be(format == PostgresFormat.Directory);
        if (format == PostgresFormat.Directory) Directory.EnumerateFileSystemEntries(Path.Combine(shop.Root, ".nuke/temp/dumps/20260131-140000-7f3a")).Should().BeEmpty();
    }

    private BackupShop Shop(BackupSource source, Compression? compression = null) => new(lab, new BackupPolicy("database")
    {
        Source = source,
        Store = new DirectoryStore("store"),
        Compression = compression ?? Compression.Zstd,
    });

    /// <summary>Somewhere else, as far as a command can tell.</summary>
    private sealed record Behind : Where
    {
        public override Command Wrap(Command command) => new("nice", [command.Program, .. command.Arguments]) { Input = command.Input };
    }
}

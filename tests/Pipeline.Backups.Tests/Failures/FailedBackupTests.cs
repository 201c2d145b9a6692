using System.Net;
using Pipeline.Delivery;
using Pipeline.Lab;

namespace Pipeline.Backups.Tests.Failures;

/// <summary>Whatever goes wrong, there is no backup, nothing of it is left, and the next one works.</summary>
[Collection(BackupCollection.Name)]
public sealed class FailedBackupTests(BackupLab lab) : IAsyncLifetime
{
    private FaultyRelay database = null!;
    private FaultyRelay store = null!;

    public Task InitializeAsync()
    {
        if (lab.Ceph is null) return Task.CompletedTask;
        database = FaultyRelay.Start(new IPEndPoint(lab.Database.Address, lab.Database.Port));
        store = FaultyRelay.Start(new IPEndPoint(IPAddress.Loopback, lab.Ceph.Port));
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        if (store is null) return;
        await store.DisposeAsync();
        await database.DisposeAsync();
    }

    [BackupFact]
    public async Task The_server_ends_the_dump_half_way()
    {
        using var shop = Shop();
        database.Break(RelayFault.Stall, after: 2_000_000);
        var failing = shop.FailAsync();

        await database.Met;
        (await lab.Database.SqlAsync("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'pg_dump'")).Should().Be("t");
        database.Mend();

        (await failing).Message.Should().Be("pg_dump ended with exit code 1.");
        await ShouldRecoverAsync(shop);
    }

    [BackupFact]
    public async Task The_connection_to_the_database_breaks()
    {
        using var shop = Shop();
        database.Break(RelayFault.Cut, after: 2_000_000);

        (await shop.FailAsync()).Message.Should().StartWith("pg_dump ended with exit code 1.");
        database.Mend();
        await ShouldRecoverAsync(shop);
    }

    [BackupFact]
    public async Task A_stage_refuses_its_arguments()
    {
        using var shop = Shop();
        shop.Policy = shop.Policy with { Encryption = new AgeRecipients("age1nobody") };

        var failure = await shop.FailAsync();

        failure.Message.Should().Be("age ended with exit code 1.");
        failure.Details.Should().Contain(line => line.Contains("age1nobody", StringComparison.Ordinal));
        shop.Policy = shop.Policy with { Encryption = null };
        await ShouldRecoverAsync(shop);
    }

    [BackupFact]
    public async Task A_stage_is_killed()
    {
        using var shop = Shop();
        shop.Policy = shop.Policy with { Compression = Compression.Gzip };
        database.Break(RelayFault.Stall, after: 2_000_000);
        var failing = shop.FailAsync();

        await database.Met;
        await LabCommand.RunAsync("/usr/bin/pkill", "-KILL", "--parent", $"{Environment.ProcessId}", "-x", "gzip");

        database.Mend();
        (await failing).Message.Should().Be("gzip ended with exit code 137.");
        await ShouldRecoverAsync(shop);
    }

    [BackupFact]
    public async Task The_store_drops_connections()
    {
        using var shop = Shop();
        store.Break(RelayFault.Cut, after: 7_000_000);

        (await shop.FailAsync()).Message.Should().Contain("s3://backups/");
        store.Mend();
        await ShouldRecoverAsync(shop);
    }

    [BackupFact]
    public async Task The_store_does_not_answer_any_more()
    {
        using var shop = Shop();
        shop.Policy = shop.Policy with { Store = (S3Store)shop.Policy.Store with { Timeout = TimeSpan.FromSeconds(1) } };
        shop.Run = new TestRun { OnFailure = _ => store.Mend() };
        store.Break(RelayFault.Stall, after: 7_000_000);

        (await shop.FailAsync()).Message.Should().Contain("the store did not answer within 1 s.");
        shop.Policy = shop.Policy with { Store = (S3Store)shop.Policy.Store with { Timeout = TimeSpan.FromSeconds(20) } };
        await ShouldRecoverAsync(shop);
    }

    [BackupFact]
    public async Task The_run_is_interrupted()
    {
        using var shop = Shop();
        using var interrupt = new CancellationTokenSource();
        database.Break(RelayFault.Stall, after: 2_000_000);
        var running = shop.Run.ApplyAsync(shop.Plan(out _), cancellation: interrupt.Token);

        await database.Met;
        await interrupt.CancelAsync();
        database.Mend();

        await FluentActions.Awaiting(() => running).Should().ThrowAsync<OperationCanceledException>();
        (await shop.LeftAsync(lab)).Should().BeEmpty();
        await ShouldRecoverAsync(shop);
    }

    [BackupFact]
    public async Task The_clock_jumps_while_it_is_taken()
    {
        using var shop = Shop();
        var clock = new JumpingClock();
        shop.Run = new TestRun { Time = clock, OnEffect = id => clock.Jump = id.EndsWith("/count", StringComparison.Ordinal) ? TimeSpan.FromHours(-2) : clock.Jump };

        (await shop.FailAsync()).Message.Should().Be("The clock of this machine jumped by 2 h back while the backup was taken: its time cannot be trusted.");
        shop.Run = new TestRun();
        await ShouldRecoverAsync(shop);
    }

    [BackupFact]
    public async Task The_disk_is_full()
    {
        using var shop = Shop();
        var disk = Directory.CreateDirectory(Path.Combine(shop.Root, "disk")).FullName;
        _ = (await LabCommand.RunAsync("/bin/mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk)).Text;
        try
        {
            shop.Policy = shop.Policy with { Store = new DirectoryStore("disk") };

            var failure = await shop.FailAsync();

            failure.Message.Should().StartWith($"{disk} cannot be written: No space left on device");
            failure.NextSteps.Should().Equal($"Check that {disk} can be written and has space (df -h), then run the same command again.");
            Directory.EnumerateFiles(disk, "*", SearchOption.AllDirectories).Should().BeEmpty();
        }
        finally
        {
            _ = (await LabCommand.RunAsync("/bin/umount", disk)).Text;
        }
    }

    [BackupFact]
    public async Task The_store_refuses()
    {
        using var shop = Shop();
        var right = shop.Policy.Store;
        var bucket = (S3Store)right;

        shop.Secrets["BACKUP_S3_KEY"] = "another key of the store, not its own";
        (await shop.FailAsync()).Message.Should().EndWith("the store does not know the access key (SignatureDoesNotMatch).");
        shop.Secrets["BACKUP_S3_KEY"] = CephServer.Key;
        shop.Policy = shop.Policy with { Store = bucket with { Bucket = "nowhere" } };
        (await shop.FailAsync()).Message.Should().EndWith("there is no bucket nowhere.");
        shop.Policy = shop.Policy with { Store = bucket with { Endpoint = "http://127.0.0.1:9" } };
        (await shop.FailAsync()).Message.Should().Contain("Connection refused");
        shop.Policy = shop.Policy with { Store = right };
        await ShouldRecoverAsync(shop);
    }

    [BackupFact]
    public async Task A_store_that_is_slow_holds_the_dump_up_and_no_more()
    {
        await using var far = DelayingRelay.Start(new IPEndPoint(IPAddress.Loopback, lab.Ceph.Port), TimeSpan.FromMilliseconds(50));
        using var shop = new BackupShop(lab, BackupShop.InParts(lab, $"http://127.0.0.1:{far.Port}"));

        var backup = await shop.TakeAsync();

        (await shop.ListAsync()).Newest.Should().BeEquivalentTo(backup);
    }

    private BackupShop Shop()
    {
        var policy = BackupShop.InParts(lab, $"http://127.0.0.1:{store.Port}");
        var shop = new BackupShop(lab, policy with { Store = (S3Store)policy.Store with { Retries = 1 } });
        shop.Secrets["DATABASE_URL"] = lab.Database.Url.Replace($":{lab.Database.Port}/", $":{database.Port}/", StringComparison.Ordinal);
        return shop;
    }

    private async Task ShouldRecoverAsync(BackupShop shop)
    {
        (await shop.ListAsync()).Backups.Should().BeEmpty();
        var backup = await shop.TakeAsync();
        (await shop.ListAsync()).Should().BeEquivalentTo(new BackupListing([backup], [], []));
        (await shop.LeftAsync(lab)).Should().Equal(backup.DataKey, backup.ManifestKey);
    }
}

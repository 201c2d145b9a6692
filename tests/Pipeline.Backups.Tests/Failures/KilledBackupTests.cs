using System.Diagnostics;

namespace Pipeline.Backups.Tests.Failures;

/// <summary>The build program is killed while it takes a backup; nothing can undo what it had begun but the next run.</summary>
[Collection(BackupCollection.Name)]
public sealed class KilledBackupTests(BackupLab lab)
{
    /// <summary>The gate kills where something is half way; before there is nothing, and at the end all.</summary>
    private static readonly string[] Moments = Soak.IsOn ? ["Backup/take/open", "Backup/take/stream", "Backup/take/count", "Backup/take/manifest", "done"] : ["Backup/take/stream", "Backup/take/manifest"];

    [BackupFact]
    public async Task It_is_whole_or_does_not_exist_and_the_next_run_clears_up()
    {
        var rounds = Soak.IsOn ? 10 : 1;
        foreach (var moment in Enumerable.Repeat(Moments, rounds).SelectMany(all => all))
        {
            using var shop = new BackupShop(lab, BackupShop.InParts(lab) with { SealSecret = null });
            await KillAsync(shop, moment);

            var left = await shop.ListAsync();
            left.Backups.Should().HaveCount(moment == "done" ? 1 : left.Backups.Count);
            foreach (var whole in left.Backups) new FileInfo(await shop.DownloadAsync(whole)).Length.Should().Be(whole.Manifest.Data.StoredBytes);

            var next = await shop.TakeAsync();

            var listing = await shop.ListAsync();
            listing.Backups.Select(backup => backup.Folder).Should().Equal([next.Folder, .. left.Backups.Select(backup => backup.Folder)], moment);
            (await shop.LeftAsync(lab)).Should().HaveCount(2 * listing.Backups.Count, moment);
        }
    }

    private async Task KillAsync(BackupShop shop, string moment)
    {
        var assembly = typeof(KilledBackupTests).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", ["exec", assembly, shop.Name, shop.Root, lab.Database.Url, lab.Ceph.Endpoint]) { RedirectStandardOutput = true };
        using var program = Process.Start(start)!;
        while (await program.StandardOutput.ReadLineAsync() is { } line && line != moment) { }
        if (moment == "Backup/take/stream") await Task.Delay(Random.Shared.Next(0, 400));
        program.Kill();
        await program.WaitForExitAsync();
        // A request that was on its way may still be taken by the store.
        await Task.Delay(TimeSpan.FromSeconds(2));
    }
}

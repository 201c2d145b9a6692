using System.Text;
using Pipeline.Delivery;
using Pipeline.Lab;
using Pipeline.Plans;

namespace Pipeline.Backups.Tests.Secrets;

[Collection(BackupCollection.Name)]
public sealed class HiddenSecretsTests(BackupLab lab)
{
    /// <summary>What a shell, a URL, a configuration file or a log would read otherwise.</summary>
    private const string Hostile = "p\"a's$(touch /tmp/x)`y` %41 \\n;&|<>*?~ #é ' end";

    [BackupFact]
    public async Task They_are_in_no_process_list_log_plan_journal_or_manifest()
    {
        await lab.Database.SqlAsync($"drop role if exists hostile; create role hostile superuser login password $pw${Hostile}$pw$");
        var url = $"postgresql://hostile:{Uri.EscapeDataString(Hostile)}@{lab.Database.Address}:{lab.Database.Port}/app";
        using var shop = new BackupShop(lab);
        shop.Policy = shop.Policy with { Encryption = new OpenPgpPassphrase("PASSPHRASE"), SealSecret = null };
        shop.Secrets["DATABASE_URL"] = url;
        shop.Secrets["PASSPHRASE"] = Hostile;
        var plan = shop.Plan(out _);
        using var seen = new ProcessLists();
        await shop.Run.ApplyAsync(plan);
        var backup = (await shop.ListAsync()).Newest!;

        seen.Words.Should().Contain(word => word.Contains("--passphrase-fd=0", StringComparison.Ordinal));
        using var objects = shop.Place.Objects;
        IEnumerable<string> texts =
        [
            .. shop.Run.Lines, .. shop.Run.Journal, .. PlanText.Lines(plan, new Values()),
            Encoding.UTF8.GetString(await objects.ReadAsync(backup.ManifestKey, CancellationToken.None)),
        ];
        foreach (var secret in (string[])[Hostile, url, Uri.EscapeDataString(Hostile), CephServer.Key, CephServer.KeyId])
            texts.Should().NotContain(text => text.Contains(secret, StringComparison.Ordinal));
        // Its own administration gives the S3 server the access keys as arguments, also in a laboratory beside this one.
        var words = seen.Words.Where(word => !word.Contains("radosgw-admin", StringComparison.Ordinal)).ToList();
        foreach (var secret in (string[])[Hostile, url, CephServer.Key, CephServer.KeyId])
            words.Should().NotContain(word => word.Contains(secret, StringComparison.Ordinal));
        await ShouldOpenAsync(await shop.DownloadAsync(backup));
    }

    private static async Task ShouldOpenAsync(string file)
    {
        var home = Directory.CreateTempSubdirectory("gpg-").FullName;
        try
        {
            var open = await LabCommand.RunAsync(
                "/usr/bin/gpg", ["--batch", "--quiet", "--homedir", home, "--pinentry-mode=loopback", "--passphrase-fd=0", "--output", $"{file}.zst", "--decrypt", file], $"{Hostile}\n");
            _ = open.Text;
            (await LabCommand.RunAsync("/bin/bash", "-o", "pipefail", "-c", $"zstd --quiet -d {file}.zst -o {file}.plain && pg_restore --list {file}.plain")).Text.Should().Contain("TABLE DATA public events");
        }
        finally
        {
            await LabCommand.RunAsync("/usr/bin/gpgconf", "--homedir", home, "--kill", "all");
            Directory.Delete(home, recursive: true);
        }
    }
}

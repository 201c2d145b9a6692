using Amazon.S3.Model;
using Pipeline.Lab;

namespace Pipeline.Backups.Tests.Programs;

/// <summary>The example samia-tarot, by its own build program.</summary>
[Collection(BackupCollection.Name)]
public sealed class SamiaTarotTests(BackupLab lab)
{
    private const string Passphrase = "a passphrase for tarot, long enough";
    private static readonly string Program = Repository.Compiled("examples/samia-tarot/build", "_build.dll");

    [BackupFact]
    public async Task Its_database_is_backed_up_to_its_bucket_and_the_drill_brings_it_back_within_its_objectives()
    {
        var root = Directory.CreateTempSubdirectory("samia-tarot-").FullName;
        Directory.CreateDirectory(Path.Combine(root, ".nuke"));
        await File.WriteAllTextAsync(Path.Combine(root, ".nuke/parameters.json"), "{}\n");
        var git = new GitRepository(root);
        git.Init();
        git.Commit("1");

        var taken = await BuildAsync(root, "Backup");
        var drilled = await BuildAsync(root, "VerifyBackup RestoreDrill --level full");

        drilled.Should().Contain("is whole: ").And.MatchRegex("production/database passed: recovered in .* of data would be lost");
        (await File.ReadAllTextAsync(Path.Combine(root, ".nuke/temp/drills/production-database.md"))).Should()
            .Contain("| at most 4 h |").And.Contain("| at most 24 h |").And.Contain($"{SampleData.Events + 2:#,0} in 3 tables");
        (await HeadAsync()).Should().Equal([0x8c, 4, 9], "OpenPGP: a session key by a passphrase (tag 3), version 4, AES-256");
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Should().NotContain(file => Path.GetFileName(file).StartsWith("data.", StringComparison.Ordinal), "nothing is kept here");
        (taken + drilled).Should().NotContain(Passphrase).And.NotContain(PostgresServer.Password).And.NotContain(CephServer.Key);
        Directory.Delete(root, recursive: true);
    }

    private async Task<string> BuildAsync(string root, string target)
    {
        using var run = BuildRun.Start(root, $"{target} --yes", Variables, Program);
        return (await run.EndAsync()).Expect(0).All;
    }

    /// <summary>The first byte of what is stored, and those that say what it is.</summary>
    private async Task<byte[]> HeadAsync()
    {
        using var client = lab.Ceph.Client();
        var stored = await client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = BackupLab.Bucket, Prefix = "samia-tarot/production/database/" });
        var data = stored.S3Objects.Should().ContainSingle(item => item.Key.EndsWith("/data.dump.zst.gpg", StringComparison.Ordinal)).Which;
        using var answer = await client.GetObjectAsync(BackupLab.Bucket, data.Key);
        var head = new byte[4];
        await answer.ResponseStream.ReadExactlyAsync(head);
        return [head[0], head[2], head[3]];
    }

    private IEnumerable<(string Name, string Value)> Variables =>
    [
        ("DATABASE_URL", lab.Database.Url),
        ("DATABASE_ROLES", PostgresServer.User),
        ("BACKUP_ENDPOINT", lab.Ceph.Endpoint),
        ("BACKUP_BUCKET", BackupLab.Bucket),
        ("BACKUP_PASSPHRASE", Passphrase),
        ("BACKUP_S3_KEY_ID", CephServer.KeyId),
        ("BACKUP_S3_KEY", CephServer.Key),
    ];
}

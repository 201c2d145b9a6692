using System.Collections.Immutable;
using Pipeline.Delivery;
using Pipeline.Plans;

namespace Pipeline.Backups.Tests.Sources;

/// <summary>
/// No MongoDB can be had where these tests run. A stand-in behaves as the documentation of mongodump says: it reads the address from its
/// configuration file and writes the archive to its standard output.
/// </summary>
[Collection(BackupCollection.Name)]
public sealed class MongoStandInTests(BackupLab lab)
{
    private const string Url = "mongodb://app:it's%20$HOME%22x@db1,db2/?replicaSet=rs0";

    [BackupFact]
    public async Task The_address_goes_by_a_configuration_file_and_the_archive_is_stored()
    {
        using var shop = Shop(exitCode: 0);

        var backup = await shop.TakeAsync();

        (await File.ReadAllTextAsync(await shop.DownloadAsync(backup))).Should().Be($"archive of uri: \"{Url.Replace("\"", "\\\"", StringComparison.Ordinal)}\" by --config=/dev/stdin --archive --oplog --quiet\n");
        backup.Manifest.Tools["mongodump"].Should().Be("mongodump version: 100.9.4");
    }

    [BackupFact]
    public async Task One_that_fails_leaves_no_backup()
    {
        using var shop = Shop(exitCode: 1);

        (await shop.FailAsync()).Message.Should().Be("mongodump ended with exit code 1.");
        (await shop.ListAsync()).Should().BeEquivalentTo(BackupListing.Empty);
    }

    private BackupShop Shop(int exitCode)
    {
        var shop = new BackupShop(lab);
        var program = Path.Combine(shop.Root, "mongodump");
        File.WriteAllText(program, $"#!/bin/sh\nif [ \"$1\" = --version ]; then echo 'mongodump version: 100.9.4'; exit; fi\necho \"archive of $(cat /dev/stdin) by $*\"\nexit {exitCode}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        shop.Policy = new BackupPolicy("database") { Source = new StandIn(new MongoSource("MONGO_URL"), program), Store = new DirectoryStore("store"), Compression = Compression.None };
        shop.Secrets["MONGO_URL"] = Url;
        return shop;
    }

    /// <summary>The same commands with another program.</summary>
    private sealed record StandIn(MongoSource Source, string Program) : BackupSource
    {
        public override string Kind => Source.Kind;

        public override IEnumerable<string> Tools => [];

        public override SourceReading Read(Site site, IEnvironmentHost host, Release? running)
        {
            var reading = Source.Read(site, host, running);
            var folder = ImmutableSortedDictionary<string, Value<string>>.Empty.Add("PATH", $"{Path.GetDirectoryName(Program)}:/usr/bin:/bin");
            var dump = ((CommandSource)reading.Bytes).Command;
            return reading with
            {
                Bytes = new CommandSource(dump with { Environment = folder }),
                Versions = [.. reading.Versions.Select(version => version with { Environment = folder })],
            };
        }
    }
}

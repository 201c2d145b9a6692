using System.Security.Cryptography;
using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Backups;

public sealed class DirectoryBackupTests : BackedUpService
{
    [Fact]
    public void The_plan_says_what_it_is_going_to_do()
    {
        Directory.CreateDirectory(Data);

        PlanText.Of(Backup("20260131-140000-7f3a").Plan()).Should().Be(
            $"""
            plan/leftovers: remove the folders in {Store}/staging/api that have no manifest.json
            plan/take: archive {Data} to {Store}/staging/api/<run>/data.tar.gz, read it back, then write manifest.json
            plan/take/on-failure: remove the folders in {Store}/staging/api that have no manifest.json
            """);
    }

    [Fact]
    public async Task Plain_tar_gives_the_same_data_back()
    {
        Root.Write("data/notes/a.json", "{}");
        Root.Write("data/notes/- odd \"name\"\né.json", new string('x', 100_000));
        Root.Write("data/empty.txt", "");
        File.SetUnixFileMode(Root.Write("data/run.sh", "#!/bin/sh"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        File.CreateSymbolicLink(Path.Combine(Data, "latest"), "notes/a.json");
        Directory.CreateDirectory(Path.Combine(Data, "empty"));

        await Run.ApplyAsync(Backup("run").Plan());

        var restored = await RestoreAsync("run");
        var diff = new Command("diff", "--recursive", "--no-dereference", Data, restored);
        (await CommandQuery.RunAsync(diff, CancellationToken.None)).Succeeded().Should().BeEmpty();
        File.GetUnixFileMode(Path.Combine(restored, "run.sh")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Directory.Exists(Path.Combine(restored, "empty")).Should().BeTrue();
    }

    [Fact]
    public async Task The_manifest_tells_all_that_a_restore_needs()
    {
        Root.Write("data/a.json", "{}");
        Root.Write("data/b.json", "{}");
        var record = new DeploymentRecord(
            new Release("1.4.0", new string('a', 40), []), "blue", DateTimeOffset.UnixEpoch, "omar", "r0", "deploy", new(StringComparer.Ordinal) { ["api"] = "003" });
        var at = new DateTimeOffset(2026, 1, 31, 14, 0, 0, TimeSpan.Zero);

        await new Run { Time = new FixedTime(at) }.ApplyAsync((Backup("run") with { Running = record }).Plan());

        var archive = File.ReadAllBytes(InStore("run", "data.tar.gz"));
        var manifest = JsonDocument.Parse(File.ReadAllBytes(InStore("run", "manifest.json"))).RootElement;
        Text("application").Should().Be("shop");
        Text("environment").Should().Be("staging");
        Text("service").Should().Be("api");
        Text("takenAt").Should().Be("2026-01-31T14:00:00+00:00");
        Text("by").Should().Be("omar");
        Text("release").Should().Be("1.4.0");
        Text("schema").Should().Be("003");
        Text("restore").Should().Be("mkdir data && tar -xzf data.tar.gz -C data");
        manifest.GetProperty("format").GetInt32().Should().Be(1);
        manifest.GetProperty("tools").GetProperty("dotnet").GetString().Should().StartWith("10.");
        var data = manifest.GetProperty("data");
        data.GetProperty("files").GetInt32().Should().Be(2);
        data.GetProperty("storedBytes").GetInt64().Should().Be(archive.Length);
        data.GetProperty("storedSha256").GetString().Should().Be(Convert.ToHexStringLower(SHA256.HashData(archive)));
        var plain = await PlainAsync(archive);
        data.GetProperty("bytes").GetInt64().Should().Be(plain.Length);
        data.GetProperty("sha256").GetString().Should().Be(Convert.ToHexStringLower(SHA256.HashData(plain)));

        string? Text(string name) => manifest.GetProperty(name).GetString();
    }

    [Fact]
    public async Task Only_the_user_can_read_a_backup()
    {
        Root.Write("data/a.json", "{}");

        await Run.ApplyAsync(Backup("run").Plan());

        foreach (var file in Directory.EnumerateFiles(InStore("run")))
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite, file);
    }

    [Fact]
    public async Task An_empty_directory_has_a_backup_that_tar_takes()
    {
        Directory.CreateDirectory(Data);

        await Run.ApplyAsync(Backup("run").Plan());

        await RestoreAsync("run");
        (await AllAsync())[0].Manifest.Data.Files.Should().Be(0);
    }

    [Fact]
    public void A_service_that_never_ran_has_no_data() =>
        PlanText.Of(Backup("run").Plan()).Should().Be("plan: nothing, api has no data yet");

    [Fact]
    public void Data_that_is_gone_is_a_failure()
    {
        var record = new DeploymentRecord(new Release("1.4.0", new string('a', 40), []), "blue", DateTimeOffset.UnixEpoch, "omar", "r0", "deploy", []);

        FluentActions.Invoking(() => (Backup("run") with { Running = record }).Plan()).Should().Throw<FailureException>()
            .WithMessage($"staging runs 1.4.0, but api has no data: no {Data}.");
    }

    [Fact]
    public void A_store_in_the_data_is_refused()
    {
        Directory.CreateDirectory(Data);

        FluentActions.Invoking(() => (Backup("run") with { Store = Data + "/backups" }).Plan()).Should().Throw<FailureException>()
            .WithMessage($"Backups of {Data} cannot be kept in it: {Data}/backups is below.");
    }

    [Fact]
    public async Task A_store_that_cannot_be_written_is_a_failure()
    {
        Root.Write("data/a.json", "{}");
        Root.Write("store", "a file where a folder should be");

        var failure = await Run.FailAsync(Backup("run").Plan());

        failure.Message.Should().StartWith($"The backup of api could not be written to {Store}/staging/api/run: ");
        failure.NextSteps.Should().Equal($"Check that {Store} can be written and has space (df -h), then run the same command again.");
    }

    private static async Task<byte[]> PlainAsync(byte[] archive)
    {
        await using var gzip = new System.IO.Compression.GZipStream(new MemoryStream(archive), System.IO.Compression.CompressionMode.Decompress);
        using var plain = new MemoryStream();
        await gzip.CopyToAsync(plain);
        return plain.ToArray();
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}

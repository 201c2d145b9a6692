namespace Pipeline.Delivery.Tests.Backups;

public sealed class BackupsTests : IDisposable
{
    private readonly TemporaryFolder store = new();

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task A_store_that_is_not_there_yet_has_none() =>
        (await Delivery.Backups.In(store.Path + "/nowhere", "staging").Ask(CancellationToken.None)).Should().BeEmpty();

    [Fact]
    public async Task The_newest_by_its_manifest_comes_first_whatever_the_folders_are_called()
    {
        Write("api/a", "2026-01-02T00:00:00Z");
        Write("api/b", "2026-01-01T00:00:00Z");
        Write("web/c", "2026-01-03T00:00:00+02:00");

        var backups = await Delivery.Backups.In(store.Path, "staging").Ask(CancellationToken.None);

        backups.Select(backup => Path.GetFileName(backup.Folder)).Should().Equal("c", "a", "b");
    }

    [Theory]
    [InlineData("{ torn", "is not a backup's manifest: ")]
    [InlineData("""{ "format": 2 }""", "is not a backup's manifest: ")]
    public async Task What_cannot_be_read_is_not_passed_over(string manifest, string expected)
    {
        var path = store.Write("staging/api/a/manifest.json", manifest);

        var answer = await Delivery.Backups.In(store.Path, "staging").AnswerAsync(CancellationToken.None);

        answer.Reason.Should().StartWith($"{path} {expected}");
    }

    [Fact]
    public async Task A_manifest_of_a_later_format_is_not_guessed_at()
    {
        Write("api/a", "2026-01-02T00:00:00Z", format: 2);

        var answer = await Delivery.Backups.In(store.Path, "staging").AnswerAsync(CancellationToken.None);

        answer.Reason.Should().EndWith("manifest.json has the format 2; this program knows 1.");
    }

    private void Write(string folder, string takenAt, int format = 1) => store.Write($"staging/{folder}/manifest.json", $$"""
        {
          "format": {{format}}, "application": "shop", "environment": "staging", "service": "api", "takenAt": "{{takenAt}}", "run": "r", "by": "omar",
          "release": null, "schema": null, "restore": "tar", "tools": {},
          "data": { "file": "data.tar.gz", "format": "tar", "files": 1, "bytes": 1, "sha256": "00", "storedBytes": 1, "storedSha256": "00" }
        }
        """);
}

namespace Pipeline.Delivery.Tests.Releases;

public sealed class ReleasesTableTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_newest_stands_first_and_those_before_it_are_ready_for_a_rollback() => Text("1.1.0", kept: 1, lines: 20).Should().Be(
        """
            Release  Completed (UTC)   Kind      By      Schema                       Rollback
        ->  1.1.0    2026-01-31 15:00  rollback  omar    api 0001
            1.2.0    2026-01-31 14:00  deploy    ada@ci  api 0002 add-author, web 17  ready
            1.1.0    2026-01-31 13:00  deploy    ada@ci  api 0001
            1.0.0    2026-01-31 12:00  deploy    ada@ci
        """);

    [Fact]
    public void Older_ones_are_counted() => Text("1.1.0", kept: 5, lines: 1).Should().EndWith("\n3 older: --lines 4");

    [Fact]
    public void A_release_that_does_not_serve_has_no_arrow() => Text(live: null, kept: 5, lines: 20).Should().NotContain("->");

    [Fact]
    public void Nothing_was_deployed_yet() => ReleasesTable.Of([], null, 5, 20).Should().Equal("Nothing was deployed yet.");

    private static string Text(string? live, int kept, int lines) => string.Join('\n', ReleasesTable.Of(
        [
            Record("1.0.0", 0, "deploy", "ada@ci"),
            Record("1.1.0", 1, "deploy", "ada@ci", ("api", "0001")),
            Record("1.2.0", 2, "deploy", "ada@ci", ("api", "0002 add-author"), ("web", "17")),
            Record("1.1.0", 3, "rollback", "omar", ("api", "0001")),
        ], live, kept, lines));

    private static DeploymentRecord Record(string version, int hours, string kind, string by, params (string Service, string Revision)[] schema) => new(
        new Release(version, "c", []), "blue", Noon.AddHours(hours), by, $"run-{hours}", kind,
        new SortedDictionary<string, string>(schema.ToDictionary(pair => pair.Service, pair => pair.Revision), StringComparer.Ordinal));
}

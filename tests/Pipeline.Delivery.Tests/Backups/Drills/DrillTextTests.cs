using System.Text.Json;

namespace Pipeline.Delivery.Tests.Backups;

public sealed class DrillTextTests
{
    private static readonly DrillReport Passed = new(
        "bahr",
        "production",
        "database",
        "20261126-030000-1a2b",
        new DateTimeOffset(2026, 11, 26, 3, 0, 12, TimeSpan.Zero),
        new DateTimeOffset(2026, 11, 26, 8, 12, 12, TimeSpan.Zero),
        "ada@laptop",
        "20261126-081212-3c4d")
    {
        RecoveryTime = TimeSpan.FromSeconds(41.4),
        RecoveryTimeObjective = TimeSpan.FromMinutes(30),
        RecoveryPointObjective = TimeSpan.FromHours(6),
        Target = "PostgreSQL 15, scratch",
        Rows = new SortedDictionary<string, long>(StringComparer.Ordinal) { ["public.analyses"] = 12_000, ["public.users"] = 345 },
        Checks = ["migrations of backend: nothing pending", "./smoke.sh: passed"],
    };

    [Fact]
    public void A_drill_that_passed_as_a_page_and_as_json()
    {
        Golden.Matches(DrillText.Markdown(Passed), "page", "md");
        Golden.Matches(JsonSerializer.Serialize(Passed, DrillJson.Default.DrillReport), "record", "json");
        DrillText.Line(Passed).Should().Be("production/database passed: recovered in 41.4 s, 5 h 12 m of data would be lost");
    }

    [Fact]
    public void One_that_took_too_long_with_a_backup_that_is_too_old_has_both_problems()
    {
        var slow = Passed with { RecoveryTime = TimeSpan.FromMinutes(31), RecoveryPointObjective = TimeSpan.FromHours(5) };

        slow.HasPassed.Should().BeFalse();
        slow.Problems.Should().Equal("Recovery took 31 m; the objective is 30 m.", "The backup was 5 h 12 m old; the objective is 5 h.");
        Golden.Matches(DrillText.Markdown(slow), extension: "md");
    }

    [Fact]
    public void One_that_broke_says_why() =>
        DrillText.Line(Passed with { Failure = "The role reader is missing there." }).Should().Be("production/database FAILED: The role reader is missing there.");
}

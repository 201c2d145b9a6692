namespace Pipeline.Workflows.Tests.Environments;

/// <summary>What the repository lacks on GitHub, and the commands that set it.</summary>
public sealed class SettingTests
{
    private static readonly IReadOnlyList<NeededSettings> Needed =
    [
        new("staging") { Secrets = ["API_KEY"], Variables = ["REGION"] },
        new("production") { IsProtected = true, Secrets = ["API_KEY", "SESSION_KEY"] },
        new(Environment: null) { Variables = ["REGISTRY"] },
    ];

    private static readonly FoundSettings Everything = new(
        [new("Staging", HasReviewers: false), new("production", HasReviewers: true)], Secrets: [], ["registry"])
    {
        SecretsOf = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["staging"] = ["API_KEY"], ["production"] = ["SESSION_KEY", "API_KEY"] },
        VariablesOf = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["staging"] = ["region"] },
    };

    [Fact]
    public void Everything_that_workflows_need_is_listed_with_its_command() =>
        Golden.Matches(string.Join('\n', Setting.All(Needed).Select(setting => $"{setting.What}\n    {setting.Command}\n")));

    [Fact]
    public void Nothing_is_missing_where_everything_is_there() => Missing(Everything).Should().BeEmpty();

    [Fact]
    public void A_protected_environment_without_reviewers_is_missing_them() =>
        Missing(Everything with { Environments = [new("staging", HasReviewers: false), new("production", HasReviewers: false)] })
            .Should().Equal("required reviewers of production, which is protected");

    [Fact]
    public void What_is_not_there_is_named_with_the_environment_that_needs_it() =>
        Missing(new FoundSettings([new("production", HasReviewers: true)], ["SESSION_KEY"], []))
            .Should().Equal(
                "environment staging", "secret API_KEY of staging", "variable REGION of staging", "secret API_KEY of production", "variable REGISTRY of the repository");

    private static IEnumerable<string> Missing(FoundSettings found) => Setting.Missing(Needed, found).Select(setting => setting.What);
}

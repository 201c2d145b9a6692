using Pipeline.Targets;
using Pipeline.Workflows.Tests.GitHub;

namespace Pipeline.Workflows.Tests.Environments;

/// <summary>What workflows need of a repository on GitHub, compared with what GitHub says.</summary>
public sealed class CheckEnvironmentsTests : IDisposable
{
    private const string Shop = "/repos/octo/shop";

    private readonly TemporaryRepository repository = new();
    private readonly FakeGitHub github = new();

    public CheckEnvironmentsTests()
    {
        repository.Variables["GITHUB_REPOSITORY"] = "octo/shop";
        repository.Variables["GITHUB_API_URL"] = github.Url;
        repository.Variables["GH_TOKEN"] = "ghp_secret";
        github.With($"{Shop}/environments?per_page=100", FakeGitHub.Environments)
            .WithNames($"{Shop}/actions/secrets?per_page=100", "secrets")
            .WithNames($"{Shop}/actions/organization-secrets?per_page=100", "secrets")
            .WithNames($"{Shop}/actions/variables?per_page=30", "variables")
            .WithNames($"{Shop}/actions/organization-variables?per_page=30", "variables")
            .WithNames($"{Shop}/environments/staging/secrets?per_page=100", "secrets", "API_KEY")
            .WithNames($"{Shop}/environments/staging/variables?per_page=30", "variables", "REGION")
            .WithNames($"{Shop}/environments/production/secrets?per_page=100", "secrets", "API_KEY")
            .WithNames($"{Shop}/environments/production/variables?per_page=30", "variables", "REGION");
    }

    public void Dispose()
    {
        github.Dispose();
        repository.Dispose();
    }

    [Fact]
    public void Nothing_is_missing() => Check().Should().Contain("octo/shop has what the workflows need");

    [Fact]
    public void What_is_missing_is_named_with_the_commands_that_set_it()
    {
        github.With($"{Shop}/environments?per_page=100", """{ "environments": [ { "name": "production", "protection_rules": [] } ] }""")
            .WithNames($"{Shop}/environments/production/variables?per_page=30", "variables");

        var said = Check(exitCode: 1);

        Golden.Matches(BeforeTheTable(said));
        said.Should().Contain("  Next: gh api --method PUT").And.NotContain("ghp_secret");
        github.Requests.Should().NotContain(request => request.Contains("/staging/", StringComparison.Ordinal), "it is not there");
    }

    [Fact]
    public void A_dry_run_names_it_too()
    {
        github.WithNames($"{Shop}/environments/staging/secrets?per_page=100", "secrets");

        Check(arguments: "CheckEnvironments --dry-run").Should()
            .Contain("  secret API_KEY of staging\n    gh secret set API_KEY --env staging\n").And.Contain("check that octo/shop has what the workflows need");
    }

    [Fact]
    public void Without_a_token_everything_that_is_needed_is_listed()
    {
        repository.Variables.Remove("GH_TOKEN");

        Golden.Matches(BeforeTheTable(Check()));

        github.Requests.Should().BeEmpty();
    }

    [Fact]
    public void Offline_likewise()
    {
        github.Dispose();

        Check().Should().Contain("The workflows need:\n  environment staging\n").And.Contain("not compared: GET").And.Contain("was not answered: Connection refused");
    }

    [Fact]
    public void Outside_of_a_repository_of_GitHub_likewise()
    {
        repository.Variables.Remove("GITHUB_REPOSITORY");

        Check().Should().Contain("The workflows need:").And.Contain("set GITHUB_REPOSITORY=owner/name, or git remote add origin");
    }

    [Fact]
    public void A_refusal_of_GitHub_is_a_failure()
    {
        github.With($"{Shop}/environments?per_page=100", """{ "message": "Bad credentials" }""", status: 401);

        Check(exitCode: 1).Should().Contain("GitHub does not accept the token GH_TOKEN.").And.Contain("Set GH_TOKEN to a token that is valid");
    }

    [Fact]
    public void A_repository_that_is_none_is_a_failure()
    {
        repository.Variables["GITHUB_REPOSITORY"] = "shop";

        Check(exitCode: 1).Should().Contain("GITHUB_REPOSITORY is 'shop', which is not of the form owner/name.");
    }

    /// <summary>The table's columns are as wide as times are long.</summary>
    private static string BeforeTheTable(string said) => said[..said.IndexOf("\n\nTarget ", StringComparison.Ordinal)];

    private string Check(int exitCode = 0, string arguments = "CheckEnvironments") => repository.Run<ShopBuild>(arguments, exitCode);

    private sealed class ShopBuild : PipelineBuild, IWorkflows
    {
        public IEnumerable<Workflow> Workflows =>
        [
            new("deliver") { On = [Trigger.Push("main")], Targets = [Deploy], Environments = ["staging", "production"] },
            new("again") { On = [Trigger.Manual], Targets = [Deploy] },
        ];

        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging"), new("production", IsProtected: true)];

        public Target Deploy => _ => _.PerEnvironment().Secrets("API_KEY").Variables("REGION").Executes(() => { });
    }
}

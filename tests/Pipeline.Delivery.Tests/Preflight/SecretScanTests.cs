using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Preflight;

/// <summary>The secrets here are put together from parts: this repository is scanned, too.</summary>
public sealed class SecretScanTests : IDisposable
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string AwsKey = "AK" + "IAABCDEFGHIJKLMNOP";

    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData("AK" + "IA", "ABCDEFGHIJKLMNOP", "an AWS access key")]
    [InlineData("gh" + "p_", Letters + "0123456789", "a GitHub token")]
    [InlineData("glp" + "at-", "abcdefghijklmnopqrst", "a GitLab token")]
    [InlineData("xo" + "xb-", "123456789012-ABCDEFGHIJ", "a Slack token")]
    [InlineData("np" + "m_", Letters + "0123456789", "an npm token")]
    [InlineData("sk_li" + "ve_", Letters, "a Stripe key")]
    [InlineData("AI" + "za", Letters + "012345678", "a Google API key")]
    [InlineData("-----BEGIN RSA" + " PRIVATE KEY-----", "\n" + Letters + "abcdefghijklmnopqrstuvwxyz\n", "a private key")]
    [InlineData("-----BEGIN" + " PRIVATE KEY-----", "\\n" + Letters + "abcdefghijklmnopqrstuvwxyz\\n", "a private key")]
    public async Task Tokens_are_known_by_their_shape(string prefix, string rest, string kind)
    {
        root.Write("settings.json", $"{{\n  \"key\": \"{prefix}{rest}\"\n}}");

        (await ScanAsync()).Should().Equal(new SecretFinding("settings.json", 2, kind));
    }

    [Theory]
    [InlineData("AK" + "IA", "SHORT")]
    [InlineData("TAK" + "IA", "ABCDEFGHIJKLMNOP")]
    [InlineData("gh" + "p_", "not a token because of its spaces....")]
    [InlineData("-----BEGIN" + " PRIVATE KEY-----", " is how a key file begins, as every administrator knows")]
    public async Task What_only_resembles_a_token_is_none(string prefix, string rest)
    {
        root.Write("notes.md", prefix + rest);

        (await ScanAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Environment_files_are_found_but_not_their_examples()
    {
        root.Write("api/.env", "PORT=1");
        root.Write("api/.env.production", "PORT=1");
        root.Write("api/.env.example", "PORT=");

        (await ScanAsync()).Should().Equal(
            new SecretFinding("api/.env", 1, "an environment file"),
            new SecretFinding("api/.env.production", 1, "an environment file"));
    }

    [Theory]
    [InlineData("s3cret: with 'quotes' and €")]
    [InlineData("first line\nsecond line")]
    public async Task Values_that_the_run_knows_are_found_and_not_told(string value)
    {
        root.Write("deploy.sh", $"#!/bin/sh\nexport KEY=\"{value}\"\n");

        var findings = await ScanAsync(new Secret("API_KEY", value));

        findings.Should().Equal(new SecretFinding("deploy.sh", 2, "the value of API_KEY"));
        findings[0].ToString().Should().Be("deploy.sh:2: the value of API_KEY");
    }

    [Fact]
    public async Task Short_values_are_not_looked_for()
    {
        root.Write("readme.md", "Deploy to staging first.");

        (await ScanAsync(new Secret("STAGE", "staging"))).Should().BeEmpty();
    }

    [Fact]
    public async Task Only_files_that_git_tracks_are_read()
    {
        root.Write(".gitignore", "local.txt\n");
        root.Write("local.txt", AwsKey);

        (await ScanAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_marked_line_is_allowed()
    {
        root.Write("test.txt", $"{AwsKey} gitleaks:allow\n{AwsKey}\n");
        root.Write(".env", "# Defaults, no secrets. gitleaks:allow\nPORT=1\n");

        (await ScanAsync()).Should().Equal(new SecretFinding("test.txt", 2, "an AWS access key"));
    }

    [Fact]
    public async Task Odd_names_binaries_links_and_missing_files_do_not_stop_it()
    {
        root.Write("a \"b\"\nc ä.txt", AwsKey);
        File.WriteAllBytes(root.Write("blob.bin", ""), [0, 255, 254, .. System.Text.Encoding.ASCII.GetBytes($"\n{AwsKey}")]);
        File.CreateSymbolicLink(Path.Combine(root.Path, "link"), "nowhere");
        var gone = root.Write("gone.txt", AwsKey);
        await GitAsync("init", "--quiet");
        await GitAsync("add", ".");
        File.Delete(gone);

        (await SecretScan.Of(root.Path, []).Ask(CancellationToken.None)).Should().Equal(
            new SecretFinding("a \"b\"\nc ä.txt", 1, "an AWS access key"),
            new SecretFinding("blob.bin", 2, "an AWS access key"));
    }

    [Fact]
    public async Task Without_a_repository_the_answer_is_unreadable()
    {
        var answer = await SecretScan.Of(root.Path, []).AnswerAsync(CancellationToken.None);

        answer.IsKnown.Should().BeFalse();
        answer.Reason.Should().Contain("git ls-files");
    }

    private async Task<IReadOnlyList<SecretFinding>> ScanAsync(params Secret[] secrets)
    {
        await GitAsync("init", "--quiet");
        await GitAsync("add", ".");
        return await SecretScan.Of(root.Path, secrets).Ask(CancellationToken.None);
    }

    private async Task GitAsync(params IEnumerable<string> arguments) =>
        (await CommandQuery.RunAsync(new Command("git", arguments.Select(Value.Of)) { WorkingDirectory = root.Path }, CancellationToken.None)).Succeeded();
}

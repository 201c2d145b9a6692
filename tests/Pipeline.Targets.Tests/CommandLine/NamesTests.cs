namespace Pipeline.Targets.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData("ApiKey", "api-key")]
    [InlineData("NuGetApiKey", "nuget-api-key")]
    [InlineData("GitHubToken", "github-token")]
    [InlineData("MSBuildPath", "msbuild-path")]
    [InlineData("HTTPPort", "http-port")]
    [InlineData("S3Bucket", "s3-bucket")]
    [InlineData("DryRun", "dry-run")]
    [InlineData("name", "name")]
    [InlineData("URL", "url")]
    public void An_option_has_its_words_joined_by_dashes(string name, string dashed) => Names.Dashed(name).Should().Be(dashed);

    [Theory]
    [InlineData("--api-key", "ApiKey")]
    [InlineData("API_KEY", "apikey")]
    [InlineData("s3.bucket", "S3Bucket")]
    public void Names_are_equal_by_letters_and_digits(string one, string other) => Names.Normalize(one).Should().Be(Names.Normalize(other));

    [Theory]
    [InlineData("Deplyo", " Did you mean Deploy?")]
    [InlineData("deploystagin", " Did you mean DeployStaging?")]
    [InlineData("compiel", " Did you mean Compile?")]
    [InlineData("dep", " Did you mean Deploy?")]
    [InlineData("Unrelated", "")]
    public void A_suggestion_is_near(string typed, string suggestion) =>
        Suggestion.For(typed, ["Compile", "Deploy", "DeployStaging"]).Should().Be(suggestion);
}

using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

public sealed class SecretTests
{
    [Theory]
    [InlineData("API_KEY")]
    [InlineData("TOKEN")]
    public void A_secret_is_never_shown(string variable)
    {
        var run = Started.In<Build>(new TestRepository().WithVariable(variable, "correct-horse"), "Leak");

        run.ExitCode.Should().Be(0);
        run.Output.Should().Contain("the key is ***").And.NotContain("correct-horse");
    }

    [Fact]
    public void A_secret_that_is_too_short_is_refused() =>
        Golden.Matches(Errors(new TestRepository().WithVariable("API_KEY", "abc"), "Leak"));

    [Fact]
    public void A_secret_that_NUKE_encrypted_is_decrypted()
    {
        var repository = Encrypted().WithVariable("PARAMS_KEY", "pass-word").WithVariable("EXPECTED", "correct-horse");

        Started.In<Build>(repository, "Compare").Output.Should().Contain("the same\n");
    }

    [Fact]
    public void An_encrypted_secret_without_its_password() => Golden.Matches(Errors(Encrypted(), "Leak"));

    [Fact]
    public void An_encrypted_secret_with_a_wrong_password() =>
        Golden.Matches(Errors(Encrypted().WithVariable("PARAMS_KEY", "another"), "Leak"));

    [Fact]
    public void A_missing_secret_or_parameter_says_how_to_give_it() => Golden.Matches(Errors(new TestRepository(), "Deploy"));

    // "correct-horse" with the password "pass-word"; made with OpenSSL and Python's hashlib from NUKE's parameters.
    private static TestRepository Encrypted() =>
        new TestRepository().With(".nuke/parameters.json", """{ "ApiKey": "v1:wiBvzpA6OeBEiddRDSTkew==" }""");

    private static string Errors(TestRepository repository, string target)
    {
        var run = Started.In<Build>(repository, target);
        run.ExitCode.Should().Be(2);
        return run.Errors;
    }

    private sealed class Build : PipelineBuild, IPipelineBuild
    {
        IEnumerable<BuildEnvironment> IPipelineBuild.Environments => [new("staging")];

        [Parameter]
        [Secret]
        public string? ApiKey { get; }

        [Parameter]
        public Secret? Token { get; }

        [Parameter]
        public string? Expected { get; }

        public Target Leak => _ => _.Executes(() => Console.WriteLine($"the key is {ApiKey ?? Token?.Reveal()}"));

        public Target Compare => _ => _.Executes(() => Console.WriteLine(ApiKey == Expected ? "the same" : "another"));

        public Target Deploy => _ => _.In("staging").Requires(() => ApiKey).Requires(() => Expected).Executes(() => { });
    }
}

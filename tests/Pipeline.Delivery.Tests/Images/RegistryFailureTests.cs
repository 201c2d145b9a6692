using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

public sealed class RegistryFailureTests
{
    private static readonly Registry Named = new("registry.example.org") { User = "ci" };

    [Theory]
    [InlineData("unauthorized: authentication required", true, "does not accept the log-in", "Set REGISTRY_PASSWORD to the password or token of ci at registry.example.org.")]
    [InlineData("denied: requested access to the resource is denied", true, "does not accept the log-in", "Set REGISTRY_PASSWORD")]
    [InlineData("no basic auth credentials", true, "does not accept the log-in", "Set REGISTRY_PASSWORD")]
    [InlineData("toomanyrequests: You have reached your pull rate limit", false, "too many requests", "Wait")]
    [InlineData("received unexpected HTTP status: 429 Too Many Requests", false, "too many requests", "Wait")]
    [InlineData("received unexpected HTTP status: 503 Service Unavailable", false, "did not take or give", "Run the same command again")]
    [InlineData("manifest unknown: manifest unknown", true, "There is no image", "Look whether Push has run")]
    [InlineData("write /var/lib/docker/tmp/x: no space left on device", true, "The disk is full", "Make room")]
    [InlineData("http: server gave HTTP response to HTTPS client", true, "speaks HTTP", "Add registry.example.org to insecure-registries")]
    public void The_words_of_the_engine_become_what_to_do(string words, bool isFinal, string meaning, string next)
    {
        var failure = RegistryFailure.Explain(new FailureException("docker ended with exit code 1.") { Details = ["a line before", words] }, Named, "r/api:1");

        failure.IsFinal.Should().Be(isFinal);
        failure.Message.Should().Contain(meaning).And.EndWith("docker ended with exit code 1.");
        failure.NextSteps.Should().ContainSingle().Which.Should().StartWith(next);
        failure.Details.Should().Contain(words);
    }

    [Fact]
    public void Without_a_user_people_sign_in_themselves() => RegistryFailure
        .Explain(new FailureException("x") { Details = ["denied"] }, new Registry("ghcr.io"), "i").NextSteps.Should().Equal("docker login ghcr.io");
}

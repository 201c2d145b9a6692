namespace Pipeline.Delivery.Tests;

public sealed class RegistryChallengeTests
{
    [Fact]
    public void A_token_is_asked_for_where_the_registry_says() => RegistryChallenge
        .Parse("""Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/alpine:pull,push",error="invalid_token" """)
        .TokenUrl.Should().Be("https://auth.docker.io/token?scope=repository%3Alibrary%2Falpine%3Apull%2Cpush&service=registry.docker.io");

    [Theory]
    [InlineData("Basic realm=\"laboratory\"")]
    [InlineData("Basic")]
    [InlineData("")]
    public void A_password_is_sent_as_it_is(string header) => RegistryChallenge.Parse(header).TokenUrl.Should().BeNull();

    [Fact]
    public void Values_without_quotes_are_read_too() =>
        RegistryChallenge.Parse("bearer realm=https://r/t, service=s").TokenUrl.Should().Be("https://r/t?service=s");
}

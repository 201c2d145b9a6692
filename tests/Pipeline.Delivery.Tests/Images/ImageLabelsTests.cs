namespace Pipeline.Delivery.Tests;

public sealed class ImageLabelsTests
{
    [Theory]
    [InlineData("git@github.com:acme/shop.git", "https://github.com/acme/shop")]
    [InlineData("https://github.com/acme/shop", "https://github.com/acme/shop")]
    [InlineData("https://ci:t0ken@git.example.org:8443/acme/shop.git", "https://git.example.org:8443/acme/shop")]
    [InlineData("ssh://git@git.example.org:2222/acme/shop.git", "https://git.example.org/acme/shop")]
    [InlineData("http://git.example.org/shop.git", "http://git.example.org/shop")]
    [InlineData("/srv/git/shop.git", null)]
    [InlineData("../shop", null)]
    [InlineData("file:///srv/git/shop.git", null)]
    [InlineData("C:\\shop", null)]
    public void A_remote_becomes_an_address_without_password(string remote, string? address) => ImageLabels.AddressOf(remote).Should().Be(address);
}

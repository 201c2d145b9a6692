using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

public sealed class VersionsTests
{
    [Theory]
    [InlineData("v1.4.0", 0, null, "1.4.0")]
    [InlineData("v1.4.0", 3, null, "1.4.1-dev.3.g01234567")]
    [InlineData("v1.4.0-rc.1", 0, null, "1.4.0-rc.1")]
    [InlineData("v1.4.0-rc.1", 2, null, "1.4.1-dev.2.g01234567")]
    [InlineData(null, 7, null, "0.0.1-dev.7.g01234567")]
    [InlineData("v1.4.0", 0, "00ff00ff", "1.4.0-dirty.h00ff00ff")]
    [InlineData("v1.4.0", 3, "00ff00ff", "1.4.1-dev.3.g01234567-dirty.h00ff00ff")]
    public void A_version_names_the_content(string? tag, int commits, string? dirty, string version) =>
        Versions.Of(new Checkout("0123456789abcdef0123456789abcdef01234567", "main", tag, commits, DateTimeOffset.UnixEpoch, dirty)).Should().Be(version);
}

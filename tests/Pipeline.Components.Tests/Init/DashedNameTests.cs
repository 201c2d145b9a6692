namespace Pipeline.Components.Tests;

public sealed class DashedNameTests
{
    [Theory]
    [InlineData("shop", "shop")]
    [InlineData("Shop.OrderApi", "shop-order-api")]
    [InlineData("My Shop (2)", "my-shop-2")]
    [InlineData("HTTPServer", "httpserver")]
    [InlineData("-_-", "app")]
    [InlineData("", "app")]
    public void Words_are_joined_by_dashes(string name, string dashed) => DashedName.Of(name).Should().Be(dashed);
}

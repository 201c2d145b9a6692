namespace Pipeline.Delivery.Tests.DatabaseLocks;

public sealed class PostgresAddressTests
{
    private const string Rest = ";SSL Mode=Prefer;Application Name=me;Pooling=False;Keepalive=10;GSS Encryption Mode=Disable";

    [Theory]
    [InlineData("postgresql://app:s3cret@db:5433/shop", "Host=tunnel;Port=1;Username=app;Database=shop", "db", 5433)]
    [InlineData("postgres://app:s3cret@db/shop", "Host=tunnel;Port=1;Username=app;Database=shop", "db", 5432)]
    [InlineData("postgresql+psycopg2://app:s3cret@my_db/shop", "Host=tunnel;Port=1;Username=app;Database=shop", "my_db", 5432)]
    [InlineData("postgresql://a%40b:s%2F%3A@db", "Host=tunnel;Port=1;Username=a@b;Database=a@b", "db", 5432)]
    [InlineData("jdbc:postgresql://db:5433/shop?user=app&password=s3cret", "Host=tunnel;Port=1;Username=app;Database=shop", "db", 5433)]
    public void Addresses_are_read_as_their_tools_write_them(string text, string connection, string host, int port)
    {
        var address = PostgresAddress.Of(text)!;

        (address.Host, address.Port).Should().Be((host, port));
        using var source = address.Through(new OpenTunnel("tunnel", 1), "me");
        source.ConnectionString.Should().Be(connection + Rest, "what is shown of a connection is without its password");
    }

    [Fact]
    public void The_encryption_that_is_asked_for_is_used()
    {
        using var source = PostgresAddress.Of("postgresql://app:s3cret@db/shop?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem")!.Through(new OpenTunnel("tunnel", 1), "me");

        source.ConnectionString.Should().Contain("SSL Mode=VerifyFull;Root Certificate=/etc/ca.pem");
    }

    [Theory]
    [InlineData("mysql://app@db/shop")]
    [InlineData("Host=db;Username=app")]
    [InlineData("postgresql://a:b@h1,h2/shop")]
    [InlineData("postgresql:///shop?host=/run/postgresql")]
    public void Others_are_none(string text) => PostgresAddress.Of(text).Should().BeNull();
}

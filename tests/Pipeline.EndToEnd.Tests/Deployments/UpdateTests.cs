namespace Pipeline.EndToEnd.Tests;

[Collection(DeploymentTests.Name)]
public sealed class UpdateTests(Shop shop) : IClassFixture<Shop>
{
    private const string Rollback = "Rollback --environment staging";

    [Fact]
    public async Task Clients_that_never_pause_notice_neither_a_new_release_nor_its_rollback()
    {
        var first = await shop.DeployAsync();
        await using var traffic = await Traffic.StartAsync(shop.Staging.Url);

        var second = await shop.DeployAsync();
        await shop.ShouldServeAsync(second);
        var rollback = await shop.RunAsync(Rollback);

        rollback.Expect(0).Output.Should().Contain($"{second} -> {first}, which was deployed ");
        (await traffic.StopAsync()).Should().AllSatisfy(versions => versions.Should().Equal(first, second, first));
        await shop.ShouldServeAsync(first);
        (await shop.Staging.State.Ask(default)).Last!.Kind.Should().Be("rollback");
    }

    [Fact]
    public async Task A_rollback_leaves_the_schema_unless_it_is_told_to_take_it_back()
    {
        var first = await shop.DeployAsync();
        var schema = await SchemaAsync();
        await shop.DeployAsync();
        var newer = await SchemaAsync();

        (await shop.RunAsync(Rollback)).Expect(0);
        (await SchemaAsync()).Should().Be(newer);

        var release = $"{Rollback} --release {first} --with-migrations";
        (await shop.RunAsync("DeployStaging")).Expect(0);
        (await shop.RunAsync($"{release} --dry-run")).Expect(0).Output.Should().Contain("is taken back").And.Contain("sh migrate.sh back");
        (await shop.RunAsync(release)).Expect(0);

        (await SchemaAsync()).Should().Be(schema);
        await shop.ShouldServeAsync(first);
        var record = (await shop.Staging.State.Ask(default)).Last!;
        record.SchemaBefore["api"].Should().NotBe(record.Schema["api"]);

        Task<string> SchemaAsync() => File.ReadAllTextAsync(shop.PathTo(".nuke/local/staging/data/api/schema.txt"));
    }
}

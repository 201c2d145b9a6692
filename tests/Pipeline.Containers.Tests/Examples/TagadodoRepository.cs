using Pipeline.Lab;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests.Examples;

/// <summary>The example tagadodo, with canaries of seconds.</summary>
internal sealed class TagadodoRepository(ContainerLab lab, ITestOutputHelper report) : ExampleRepository(lab, report, "tagadodo")
{
    public const string AdminKey = "aDmin's \"$KEY\" of the tests";

    protected override IEnumerable<KeyValuePair<string, string>> Secrets =>
    [
        new("DATABASE_URL", "postgresql://tagadodo:dAtabase-passw0rd@database:5432/tagadodo"),
        new("POSTGRES_PASSWORD", "dAtabase-passw0rd"),
        new("REDIS_URL", "redis://:cAche-passw0rd@cache:6379"),
        new("REDIS_PASSWORD", "cAche-passw0rd"),
        new("ADMIN_KEY", AdminKey),
        new("REGISTRY_PASSWORD", DockerRegistry.Password),
    ];

    protected override IEnumerable<KeyValuePair<string, string>> Parameters =>
        [new("REGISTRY_IS_PLAIN_HTTP", "true"), new("WATCH", Soak.IsOn ? "00:00:05" : "00:00:01"), new("SAMPLES", "3")];
}

using System.Collections;
using System.Globalization;
using Pipeline.Delivery;

namespace Pipeline.DeliveryBuild;

/// <summary>What a test wants of the build, read from environment variables.</summary>
internal static class Wishes
{
    /// <summary>DELIVERY_STAGING_PORT.</summary>
    public static int StagingPort => Number("DELIVERY_STAGING_PORT", 0);

    /// <summary>DELIVERY_PRODUCTION_PORT.</summary>
    public static int ProductionPort => Number("DELIVERY_PRODUCTION_PORT", 0);

    /// <summary>DELIVERY_HEALTHY_WITHIN: seconds.</summary>
    public static TimeSpan HealthyWithin => TimeSpan.FromSeconds(Number("DELIVERY_HEALTHY_WITHIN", 60));

    /// <summary>DELIVERY_STOP_GRACE: seconds.</summary>
    public static TimeSpan StopGrace => TimeSpan.FromSeconds(Number("DELIVERY_STOP_GRACE", 10));

    /// <summary>DELIVERY_SECRETS: names, with a comma between them; each of them is a secret that the service "web" asks for.</summary>
    public static IReadOnlyList<string> Secrets => Text("DELIVERY_SECRETS")?.Split(',') ?? [];

    /// <summary>DELIVERY_DISTURB: <c>KILL before DeployStaging/intend</c>, see <see cref="DisturbingJournal"/>.</summary>
    public static string? Disturbance => Text("DELIVERY_DISTURB");

    /// <summary>DELIVERY_SLACK, DELIVERY_GITHUB: the addresses that stand for the APIs; those are not told without them.</summary>
    public static IReadOnlyList<Notifier> Notifiers =>
    [
        .. Text("DELIVERY_SLACK") is { } slack ? [new SlackNotifier("#deployments") { Api = new Uri(slack) }] : Array.Empty<Notifier>(),
        .. Text("DELIVERY_GITHUB") is { } gitHub ? [new GitHubDeployments("acme/shop") { Api = new Uri(gitHub) }] : Array.Empty<Notifier>(),
    ];

    /// <summary>DELIVERY_MACHINES: users and addresses, with a comma between them; staging is on these machines, in containers. On this one without.</summary>
    public static IReadOnlyList<string> Machines => Text("DELIVERY_MACHINES")?.Split(',') ?? [];

    /// <summary>DELIVERY_IDENTITY: the private key for the machines.</summary>
    public static string? Identity => Text("DELIVERY_IDENTITY");

    /// <summary>DELIVERY_EDGE: the image of HAProxy.</summary>
    public static string EdgeImage => Text("DELIVERY_EDGE") ?? "haproxy:2.6";

    /// <summary>DELIVERY_REGISTRY: the address of a registry without TLS, whose user is "ci"; services are packages without it.</summary>
    public static Registry? Registry => Text("DELIVERY_REGISTRY") is { } address ? new Registry(address) { User = "ci", IsPlainHttp = true } : null;

    /// <summary>DELIVERY_STORE: the address of an S3 server; the service has a database, which is backed up to the bucket <c>backups</c> there.</summary>
    public static string? Store => Text("DELIVERY_STORE");

    /// <summary>DELIVERY_GATE: a path; the tests of the services last until it exists.</summary>
    public static string? Gate => Text("DELIVERY_GATE");

    /// <summary>TEST_…: passed to the service "web", whose behaviour they are.</summary>
    public static IReadOnlyDictionary<string, string> Behaviour => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Where(variable => ((string)variable.Key).StartsWith("TEST_", StringComparison.Ordinal))
        .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!, StringComparer.Ordinal);

    private static string? Text(string name) => Environment.GetEnvironmentVariable(name);

    private static int Number(string name, int otherwise) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}

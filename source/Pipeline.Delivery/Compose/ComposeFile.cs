using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Delivery;

/// <summary>
/// A release as files of a Compose project, in JSON, which Compose reads as YAML: <c>compose.json</c> says what runs,
/// <c>environment.json</c>, which only its user can read, what the services find in their environment. The pool's name is filled in by
/// Compose (<c>${POOL}</c>), so the files of a release are the same in each pool. See https://docs.docker.com/reference/compose-file/.
/// </summary>
internal static class ComposeFile
{
    /// <summary>Where a service finds its volume.</summary>
    private const string DataFolder = "/data";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Site site, string network, Release release, string configuration) => Text(new JsonObject
    {
        ["services"] = Services(site, service => Service(site, service, release, configuration)),
        ["networks"] = Network(network),
        ["volumes"] = Volumes(site, network),
    });

    /// <summary>The network of an environment, which edge, accessories and pools share and none of them owns.</summary>
    public static JsonObject Network(string name) => new() { ["default"] = new JsonObject { ["name"] = name, ["external"] = true } };

    /// <summary>The volume with a service's data.</summary>
    public static string Volume(string project, Service service) => $"{project}-{service.Name}";

    public static string EnvironmentOf(Site site, PlannedRelease release, Variables variables) => Text(new JsonObject
    {
        ["services"] = Services(site, service => new JsonObject { ["environment"] = Environment(site, service, release, variables) }),
    });

    /// <summary>What a text means after Compose has filled in its variables.</summary>
    public static string Literal(string text) => text.Replace("$", "$$", StringComparison.Ordinal);

    public static string Text(JsonObject file) => $"{file.ToJsonString(Indented)}\n";

    private static JsonObject Services(Site site, Func<Service, JsonObject> of) =>
        new(site.Application.Services.Select(service => KeyValuePair.Create(service.Name, (JsonNode?)of(service))));

    private static JsonObject Service(Site site, Service service, Release release, string configuration)
    {
        var node = new JsonObject
        {
            ["image"] = $"{site.Application.Registry!.Repository(site.Application, service)}@{release.Images[service.Name]}",
            ["init"] = true,
            ["restart"] = "unless-stopped",
            ["scale"] = service.Replicas,
            ["stop_grace_period"] = string.Create(CultureInfo.InvariantCulture, $"{(int)service.StopGrace.TotalSeconds}s"),
            ["labels"] = new JsonObject { ["pipeline.release"] = release.Version, ["pipeline.configuration"] = configuration },
            ["networks"] = new JsonObject { ["default"] = new JsonObject { ["aliases"] = new JsonArray($"${{POOL}}-{service.Name}") } },
            ["logging"] = new JsonObject { ["driver"] = "json-file", ["options"] = new JsonObject { ["max-size"] = "10m", ["max-file"] = "3" } },
        };
        if (service.MemoryLimit is { } limit) node["mem_limit"] = limit;
        if (service.MemoryReservation is { } reservation) node["mem_reservation"] = reservation;
        if (service.DataVariable is not null) node["volumes"] = new JsonArray($"{service.Name}:{DataFolder}");
        return node;
    }

    /// <summary>Volumes outlive every pool, so they belong to none.</summary>
    private static JsonObject Volumes(Site site, string network) => new(site.Application.Keepers.Select(service => KeyValuePair.Create(
        service.Name, (JsonNode?)new JsonObject { ["name"] = Volume(network, service), ["external"] = true })));

    /// <summary>Every service finds the others of its own pool by <c>NAME_URL</c>.</summary>
    private static JsonObject Environment(Site site, Service service, PlannedRelease release, Variables variables)
    {
        var node = new JsonObject();
        foreach (var other in site.Application.Services.Where(other => other != service))
            node[$"{other.Name.ToUpperInvariant().Replace('-', '_')}_URL"] = $"http://${{POOL}}-{other.Name}:{other.Port.ToString(CultureInfo.InvariantCulture)}";
        node["PORT"] = service.Port.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, value) in ServiceEnvironment.Of(site, service, release, DataFolder)) node[name] = Literal(value);
        foreach (var (name, secret) in variables.Of(service)) node[name] = Literal(secret.Reveal());
        return node;
    }
}

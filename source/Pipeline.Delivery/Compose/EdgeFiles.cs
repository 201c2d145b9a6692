using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipeline.Delivery;

/// <summary>The files of the edge and of the accessories on a machine, each set with a digest that tells whether it changed.</summary>
internal static class EdgeFiles
{
    public static IReadOnlyList<HostFile> Of(Site site, ComposeHost host, HostPaths paths, string user) => HostFiles.WithDigest(
    [
        new("compose.json", Compose(host.Edge, paths, user)),
        new("haproxy.cfg", EdgeConfiguration.Of(site, host.Edge)),
        new("maintenance.html", MaintenancePage.Of(site)),
        new("weights.map", "blue 0\ngreen 0\n"),
        new("maintenance.map", ""),
        new("bypass.map", "") { IsPrivate = true },
    ]);

    public static IReadOnlyList<HostFile> OfAccessories(Site site, ComposeHost host, HostPaths paths) => HostFiles.WithDigest(
    [
        new("compose.json", Accessories(host.Accessories, paths)),
        new("environment.json", AccessoryEnvironment(site, host.Accessories)) { IsPrivate = true },
    ]);

    private static string Compose(Edge edge, HostPaths paths, string user)
    {
        var ports = new JsonArray(Published(edge.Port, EdgeConfiguration.Port));
        var volumes = new JsonArray($"{paths.Home}/edge:/edge");
        if (edge.Certificates is { } certificates)
        {
            ports.Add(Published(edge.SecurePort, EdgeConfiguration.SecurePort));
            volumes.Add($"{certificates}:/certificates:ro");
        }

        return ComposeFile.Text(new JsonObject
        {
            ["services"] = new JsonObject
            {
                ["edge"] = new JsonObject
                {
                    ["image"] = edge.Image,
                    ["command"] = new JsonArray("haproxy", "-W", "-db", "-f", "/edge/haproxy.cfg"),
                    ["user"] = user,
                    ["restart"] = "unless-stopped",
                    ["ports"] = ports,
                    ["volumes"] = volumes,
                },
            },
            ["networks"] = Network(paths),
        });
    }

    private static string Published(int outside, int inside) => string.Create(CultureInfo.InvariantCulture, $"{outside}:{inside}");

    private static string Accessories(IEnumerable<Accessory> accessories, HostPaths paths)
    {
        var volumes = new JsonObject();
        var services = new JsonObject();
        foreach (var accessory in accessories)
        {
            var service = new JsonObject { ["image"] = accessory.Image, ["restart"] = "unless-stopped" };
            if (accessory.Command.Count > 0) service["command"] = Words(accessory.Command);
            if (accessory.Health.Count > 0)
            {
                service["healthcheck"] = new JsonObject
                {
                    ["test"] = Words(["CMD", .. accessory.Health]),
                    ["interval"] = "2s",
                    ["timeout"] = "5s",
                    ["retries"] = 30,
                };
            }

            if (accessory.Data is { } folder)
            {
                service["volumes"] = new JsonArray($"{accessory.Name}:{folder}");
                volumes[accessory.Name] = new JsonObject { ["name"] = $"{paths.Project}-{accessory.Name}" };
            }

            services[accessory.Name] = service;
        }

        return ComposeFile.Text(new JsonObject { ["services"] = services, ["volumes"] = volumes, ["networks"] = Network(paths) });
    }

    private static JsonObject Network(HostPaths paths) => new() { ["default"] = new JsonObject { ["name"] = paths.Project, ["external"] = true } };

    private static string AccessoryEnvironment(Site site, IEnumerable<Accessory> accessories)
    {
        var services = new JsonObject();
        foreach (var accessory in accessories)
        {
            var environment = new JsonObject();
            foreach (var (name, value) in accessory.Variables) environment[name] = ComposeFile.Literal(value);
            foreach (var (name, secret) in accessory.Secrets) environment[name] = ComposeFile.Literal(site.Secret(secret)?.Reveal() ?? "");
            services[accessory.Name] = new JsonObject { ["environment"] = environment };
        }

        return ComposeFile.Text(new JsonObject { ["services"] = services });
    }

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode?)ComposeFile.Literal(word))]);
}

using System.Text.Json.Nodes;

namespace Pipeline.Delivery;

/// <summary>The files of the accessories on a machine, with a digest that tells whether they changed.</summary>
internal static class AccessoryFiles
{
    public static IReadOnlyList<HostFile> Of(Site site, ComposeHost host, HostPaths paths) => HostFiles.WithDigest(
    [
        new("compose.json", Compose(host.Accessories, paths)),
        new("environment.json", EnvironmentOf(site, host.Accessories)) { IsPrivate = true },
    ]);

    private static string Compose(IEnumerable<Accessory> accessories, HostPaths paths)
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

        return ComposeFile.Text(new JsonObject { ["services"] = services, ["volumes"] = volumes, ["networks"] = ComposeFile.Network(paths.Project) });
    }

    private static string EnvironmentOf(Site site, IEnumerable<Accessory> accessories)
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

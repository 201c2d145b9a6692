using System.Globalization;
using System.Text.Json.Nodes;

namespace Pipeline.Delivery;

/// <summary>The files of the edge on a machine, with a digest that tells whether they changed.</summary>
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
        new("challenges.map", ""),
    ]);

    /// <summary>Port of the machine and port in the container.</summary>
    public static IEnumerable<string> Ports(Edge edge)
    {
        yield return Published(edge.Port, EdgeConfiguration.Port);
        if (edge.Certificates is not null) yield return Published(edge.SecurePort, EdgeConfiguration.SecurePort);
    }

    private static string Compose(Edge edge, HostPaths paths, string user)
    {
        var volumes = new JsonArray($"{paths.Home}/edge:/edge");
        if (edge.Certificates is { } certificates) volumes.Add($"{certificates.FolderIn(paths.Home)}:/certificates:ro");

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
                    ["ports"] = new JsonArray([.. Ports(edge).Select(port => (JsonNode?)port)]),
                    ["volumes"] = volumes,
                },
            },
            ["networks"] = ComposeFile.Network(paths.Project),
        });
    }

    private static string Published(int outside, int inside) => string.Create(CultureInfo.InvariantCulture, $"{outside}:{inside}");
}

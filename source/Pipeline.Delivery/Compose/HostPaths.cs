namespace Pipeline.Delivery;

/// <summary>Names and places of an environment on a machine.</summary>
internal sealed class HostPaths(ComposeHost host, Site site)
{
    public string Project { get; } = $"{site.Application.Name}-{site.Environment.Name}";

    public string Home { get; } = $"{host.Folder.TrimEnd('/')}/{site.Application.Name}/{site.Environment.Name}";

    public string Tool(string name) => $"{Home}/bin/{name}";

    public string Release(string version) => $"{Home}/releases/{version}";

    public string Pool(string name) => $"{Project}-{name}";
}

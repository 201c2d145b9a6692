namespace Pipeline.Delivery;

/// <summary>Names and places of an environment on a machine.</summary>
internal sealed class HostPaths(ComposeHost host, Site site)
{
    public string Project { get; } = $"{site.Application.Name}-{site.Environment.Name}";

    public string Home { get; } = $"{host.Folder.TrimEnd('/')}/{site.Application.Name}/{site.Environment.Name}";

    /// <summary>What lets a user into a machine where it has no account yet; nothing for the user that prepares machines.</summary>
    public string[] Provision(Machine machine) => machine.User == host.ProvisionAs ? [] : [$"./build.sh Provision --environment {site.Environment.Name}   # if the machine is new"];

    public string Tool(string name) => $"{Home}/bin/{name}";

    public string Release(string version) => $"{Home}/releases/{version}";

    public string Pool(string name) => $"{Project}-{name}";
}

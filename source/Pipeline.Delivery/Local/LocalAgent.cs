using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Starts the agent of a local environment from a copy in the environment's own folder, never from build output.</summary>
internal static class LocalAgent
{
    /// <summary>An agent first ends what a killed one left, which may take its services' whole grace.</summary>
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    public static Plan Start(Site site, LocalPaths paths, int port)
    {
        var program = new AgentProgram(paths.Agents);
        var command = new Command(
            "dotnet", program.File,
            "--environment", site.Environment.Name,
            "--home", paths.Home,
            "--port", $"{port}",
            "--socket", paths.Socket);
        return Plan.Sequence(
            ("unpack", program),
            ("start", new StartDetached(command, paths.Log)),
            ("answers", new WaitUntil(new HttpCall("GET", "http://agent/status") { Socket = paths.Socket }, StartsWithin, Interval)));
    }
}

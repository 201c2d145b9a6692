using Pipeline.Delivery;

namespace Pipeline.DeliveryBuild;

/// <summary>An application of one service in a container with a volume, whose folder has its program and its Dockerfile.</summary>
internal static class ContainedShop
{
    /// <param name="machines">Where staging and production are, each behind a port of its own.</param>
    public static Application On(IReadOnlyList<string> machines) => new("contained")
    {
        Services =
        [
            new("web")
            {
                Toolchain = new CopyToolchain("server.js"),
                Variables = Wishes.Behaviour.ToDictionary(pair => pair.Key["TEST_".Length..], pair => pair.Value, StringComparer.Ordinal),
                Secrets = Wishes.Secrets,
                StopGrace = Wishes.StopGrace,
                DataVariable = "DATA_DIR",
                Migrations = new CommandMigrations { Status = ["node", "migrate.js", "status"], Apply = ["node", "migrate.js", "up"] },
            },
        ],
        Registry = Wishes.Registry,
        Notifiers = Wishes.Notifiers,
        Environments = [Environment("staging", machines, Wishes.StagingPort), Environment("production", machines, Wishes.ProductionPort)],
    };

    private static DeploymentEnvironment Environment(string name, IEnumerable<string> machines, int port) => new(name)
    {
        Host = new ComposeHost([.. machines.Select(machine => new Machine(machine) { IdentityFile = Wishes.Identity })])
        {
            Edge = new Edge { Image = Wishes.EdgeImage, Port = port },
        },
        HealthyWithin = Wishes.HealthyWithin,
        DrainWithin = TimeSpan.FromSeconds(5),
        SmokeTests = [new("/version") { Contains = "{version}" }],
    };
}

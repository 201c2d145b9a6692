using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Makes one machine ready for deployments.</summary>
/// <param name="host">What is asked for.</param>
/// <param name="site">The environment.</param>
/// <param name="paths">Where it is on the machine.</param>
/// <param name="machine">As deployments reach it.</param>
/// <param name="reached">As it is reached now.</param>
/// <param name="setup">What is there.</param>
/// <param name="keys">The keys that may deploy; <see langword="null"/> for those of the user that it is reached as.</param>
internal sealed class MachinePreparation(
    ComposeHost host, Site site, HostPaths paths, Machine machine, HostMachine reached, MachineSetup setup, IReadOnlyList<string>? keys)
{
    private const string EngineConfiguration = "/etc/docker/daemon.json";

    /// <summary>What containers print is kept in three files of 10 MB; without this it grows until the disk is full.</summary>
    private const string LogRotation = """
        {
          "log-driver": "json-file",
          "log-opts": { "max-size": "10m", "max-file": "3" }
        }

        """;

    private static readonly TimeSpan EngineWithin = TimeSpan.FromMinutes(5);

    private readonly RootCommands root = new(reached, setup.IsRoot);

    /// <exception cref="FailureException">It cannot be prepared.</exception>
    public Plan Plan
    {
        get
        {
            MachineRefusal.Check(host, site, machine, setup);
            return Plans.Plan.Sequence(
                ("logs", Logs()), ("packages", Packages()), ("engine", Engine()), ("user", User()), ("keys", Keys()), ("folder", Folder()), ("edge-image", EdgeImage()),
                ("certificate", new CertificatePreparation(host, site, paths, setup, root).Plan));
        }
    }

    /// <summary>Who prepares the machine deploys to it.</summary>
    private bool IsSame => machine.User == host.ProvisionAs;

    private string Deployer => machine.User ?? setup.Asker;

    /// <summary>Before the engine is there, because it reads it when it starts. What somebody else has written is his.</summary>
    private Plan Logs() => setup.HasEngineConfiguration
        ? Plans.Plan.Nothing($"{EngineConfiguration} is there")
        : root.Run(new CommandInput("daemon.json", Encoding.UTF8.GetBytes(LogRotation)), "sh", "-c", "mkdir -p \"${0%/*}\" && set -C && cat >\"$0\"", EngineConfiguration);

    private Plan Packages()
    {
        var missing = DebianPackages.Missing(setup, host.Edge.Certificates is Certbot);
        if (missing.Count == 0) return Plans.Plan.Nothing("all programs are there");

        return Plans.Plan.Sequence(
            ("lists", root.Run("apt-get", "update", "--quiet")),
            // A machine that was started a minute ago may still be busy with its own updates.
            ("install", root.Run(
                "env", ["DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120", .. missing])));
    }

    private Plan Engine()
    {
        if (setup.HasSystemd) return setup.IsServiceOn ? Plans.Plan.Nothing("systemd runs it") : root.Run("systemctl", "enable", "--now", "docker");

        return Plans.Plan.Nothing(setup.EngineAnswers
            ? "it runs; without systemd it is the machine's own matter that it is started"
            : $"no systemd runs on {machine}: dockerd has to be started by what starts programs there");
    }

    private Plan User()
    {
        if (machine.IsHere) return Member();
        if (Deployer == "root") return Plans.Plan.Nothing("root deploys");

        return Plans.Plan.Sequence(
            ("account", setup.HasAccount ? Plans.Plan.Nothing($"{Deployer} has one") : Account()),
            ("group", Member()));
    }

    /// <summary>Without a password, and not locked either: sshd(8) may keep out who is.</summary>
    private RunCommand Account() => root.Run("useradd", "--create-home", "--shell", "/bin/bash", "--password", "*", Deployer);

    private Plan Member()
    {
        if (setup.IsMember || Deployer == "root") return Plans.Plan.Nothing($"{Deployer} may speak to the engine");

        var join = root.Run("usermod", "--append", "--groups", "docker", Deployer);
        if (machine.IsHere || !setup.HasAccount) return join;

        // A connection that is kept open for the next command has the groups that it began with.
        var close = new Command("ssh", "-F", new SshConfiguration(host, site).File, "-O", "exit", machine.Name);
        return Plans.Plan.Sequence(("join", join), ("connection", new BestEffort(HostMachine.Run(close), $"No connection of {Deployer} was open")));
    }

    private Plan Keys()
    {
        if (machine.IsHere) return Plans.Plan.Nothing("this machine needs no key");
        if (keys is null && IsSame) return Plans.Plan.Nothing($"{Deployer} signs in already");

        string[] missing = [.. (keys ?? setup.OwnKeys).Except(setup.Keys, StringComparer.Ordinal)];
        if (missing.Length == 0) return Plans.Plan.Nothing($"all keys open the account of {Deployer}");

        const string Add = "umask 077; cd \"$(getent passwd \"$0\" | cut -d: -f6)\" && mkdir -p .ssh && cat >>.ssh/authorized_keys && chown -R \"$0:\" .ssh";
        return root.Run(new CommandInput("authorized_keys", Encoding.UTF8.GetBytes(string.Concat(missing.Select(key => $"{key}\n")))), "sh", "-c", Add, Deployer);
    }

    /// <summary>An environment that another user deployed to before changes its owner with all that is in it.</summary>
    private Plan Folder()
    {
        if (setup.FolderOwner == Deployer) return Plans.Plan.Nothing($"{paths.Home} is {Deployer}'s");

        return setup.FolderOwner is null
            ? root.Run("install", "--directory", "--mode", "700", "--owner", Deployer, paths.Home)
            : root.Run("chown", "--recursive", $"{Deployer}:", paths.Home);
    }

    /// <summary>It saves time later; a registry that wants a password gets it from the first deployment.</summary>
    private Plan EdgeImage() => setup.HasEdgeImage
        ? Plans.Plan.Nothing("it is there")
        : new BestEffort(root.Run("docker", "pull", "--quiet", host.Edge.Image) with { Deadline = EngineWithin }, "The image of the edge was not pulled; the first deployment does it");
}

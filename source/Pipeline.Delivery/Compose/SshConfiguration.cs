using System.Globalization;
using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// The configuration file that <c>ssh</c> is given: strict host keys from the repository's own file, one connection for all commands of
/// a run, no question to a person. What it does not say (ProxyJump, keys) comes from the user's own file. See ssh_config(5).
/// </summary>
/// <param name="host">The machines.</param>
/// <param name="site">The environment.</param>
/// <param name="name">The name of the file; the environment's when not given.</param>
internal sealed class SshConfiguration(ComposeHost host, Site site, string? name = null)
{
    /// <summary>Below <c>.nuke/temp</c>, so that a dry run may write it.</summary>
    public string File { get; } = Path.Combine(site.Root, ".nuke", "temp", "ssh", name ?? site.Environment.Name);

    private string KnownHosts => Path.GetFullPath(host.KnownHosts, site.Root);

    /// <summary>Writes it.</summary>
    /// <exception cref="FailureException">The file with the host keys is missing.</exception>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        var remote = host.Machines.Where(machine => !machine.IsHere).ToList();
        if (remote.Count == 0) return;
        if (!System.IO.File.Exists(KnownHosts)) throw Unknown(remote);

        await AtomicFile.WriteAsync(File, Encoding.UTF8.GetBytes(Text(remote)), cancellation: cancellation);
        if (Key is { } key) await AtomicFile.WriteAsync(KeyFile, Encoding.UTF8.GetBytes($"{key.Reveal().TrimEnd()}\n"), isPrivate: true, cancellation: cancellation);
    }

    /// <summary>Removes the key, if one was written.</summary>
    public void Forget() => System.IO.File.Delete(KeyFile);

    private Secret? Key => site.Secret(host.KeySecret);

    private string KeyFile => $"{File}.key";

    private FailureException Unknown(IEnumerable<Machine> remote) =>
        new($"The file with the host keys of {site.Environment.Name} is missing: {host.KnownHosts}.")
        {
            IsFinal = true,
            NextSteps =
            [
                .. remote.Select(machine => $"ssh-keyscan -p {machine.Port} {machine.Name} >> {host.KnownHosts}"),
                "Compare the keys with those that the machines' consoles show, then commit the file.",
            ],
        };

    private string Text(IEnumerable<Machine> remote)
    {
        var text = new StringBuilder();
        foreach (var machine in remote)
        {
            text.Append(CultureInfo.InvariantCulture, $"Host {machine.Name}\n  HostName {machine.Name}\n  Port {machine.Port}\n");
            if (machine.User is { } user) text.Append(CultureInfo.InvariantCulture, $"  User {user}\n");
            if (Key is not null) text.Append(CultureInfo.InvariantCulture, $"  IdentityFile \"{KeyFile}\"\n  IdentitiesOnly yes\n");
            else if (machine.IdentityFile is { } key) text.Append(CultureInfo.InvariantCulture, $"  IdentityFile \"{Path.GetFullPath(key, site.Root)}\"\n  IdentitiesOnly yes\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"""
            Host *
              UserKnownHostsFile "{KnownHosts}"
              GlobalKnownHostsFile /dev/null
              StrictHostKeyChecking yes
              UpdateHostKeys no
              BatchMode yes
              ForwardAgent no
              ConnectTimeout 10
              ServerAliveInterval 3
              ServerAliveCountMax 3
              ControlMaster auto
              ControlPath {Path.GetTempPath()}pipeline-%C
              ControlPersist 30
              LogLevel ERROR
              Include ~/.ssh/config

            """);
        return text.ToString();
    }
}

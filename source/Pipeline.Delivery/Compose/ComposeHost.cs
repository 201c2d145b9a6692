using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Docker Compose on one machine or several, here or over SSH, behind HAProxy. A pool of a release is a Compose project; the edge is a
/// container that divides the traffic among the pools and is not touched by a deployment. With several machines every one runs the
/// whole application, and each has its own edge; the first is the authority on what runs.
/// </summary>
/// <param name="Machines">Where it runs, in the order in which they are asked.</param>
public sealed record ComposeHost(params EquatableList<Machine> Machines) : IHost
{
    /// <summary>The URL where users reach the environment; the first machine at the edge's port when not set.</summary>
    public string? Url { get; init; }

    /// <summary>The folder on the machines below which every environment has its own: <c>/srv/APPLICATION/ENVIRONMENT</c> by default.</summary>
    public string Folder { get; init; } = "/srv";

    /// <summary>
    /// The file with the host keys of the machines (see <c>UserKnownHostsFile</c> in ssh_config(5)), relative to the repository's root. It
    /// belongs into the repository: a machine with another key gets no connection.
    /// </summary>
    public string KnownHosts { get; init; } = "known_hosts";

    /// <summary>The reverse proxy in front of the pools.</summary>
    public Edge Edge { get; init; } = new();

    /// <summary>Services with state, which are started once and never swapped: databases, caches.</summary>
    public IReadOnlyList<Accessory> Accessories { get; init; } = [];

    /// <summary>
    /// The name of the secret with a private SSH key to sign in with, where no agent and no file has one: in a workflow. It is used when it has
    /// a value.
    /// </summary>
    public string KeySecret { get; init; } = "SSH_KEY";

    /// <summary>The user that <c>Provision</c> signs in as, before there is one that deploys: <c>root</c>, or one with <c>sudo</c> that asks for no password.</summary>
    public string ProvisionAs { get; init; } = "root";

    /// <summary>
    /// A file with the public keys that open the account of the user that deploys, as in sshd(8), AUTHORIZED_KEYS; relative to the repository's
    /// root. The keys of <see cref="ProvisionAs"/> when not set.
    /// </summary>
    public string? AuthorizedKeys { get; init; }

    public IEnumerable<string> Secrets => Accessories.SelectMany(accessory => accessory.Secrets.Values);

    public IEnumerable<string> OptionalSecrets => Machines.All(machine => machine.IsHere) ? [] : [KeySecret];

    public bool IsThisMachine => Machines.Any(machine => machine.IsHere);

    public Provisioning ProvisioningOf(Site site) => new(this, site);

    /// <exception cref="FailureException">The application has no registry to take images from.</exception>
    public IEnvironmentHost For(Site site) => site.Application.Registry is null
        ? throw new FailureException($"{site.Environment.Name} of {site.Application.Name} runs containers, and the application has no Registry to take their images from.")
        {
            NextSteps = [$"Say where they are in the build: new Application(\"{site.Application.Name}\") {{ Registry = new(\"ghcr.io\") {{ … }} }}"],
        }
        : new ComposeEnvironmentHost(this, site);
}

using System.Collections.Immutable;

namespace Pipeline.Delivery;

/// <summary>A place where the application runs: staging, production.</summary>
/// <param name="Name">Lower case words joined by dashes.</param>
public sealed record DeploymentEnvironment(string Name)
{
    /// <summary>Where it runs.</summary>
    public required IHost Host { get; init; }

    /// <summary>How one release follows another; blue-green by default.</summary>
    public Strategy Strategy { get; init; } = Strategy.BlueGreen;

    /// <summary>Changing it asks for its name on a terminal, and a dirty working tree or a stale backup is an error.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Takes only releases that run, verified, in that environment; <see langword="null"/> when it takes any.</summary>
    public string? PromotesFrom { get; init; }

    /// <summary>
    /// The branch that is delivered to it: a workflow deploys there when that branch is pushed. When <see langword="null"/> any branch may be;
    /// the ready-made workflow then delivers <c>main</c>.
    /// </summary>
    public string? Branch { get; init; }

    /// <summary>Variables of every service in this environment; they win over the service's own.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>How long a new pool may take to become healthy; 30 s by default.</summary>
    public TimeSpan HealthyWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long requests in flight may take before an old pool is stopped all the same; 30 s by default.</summary>
    public TimeSpan DrainWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How a release is judged while it serves: in the phases of a canary, and while it is watched (<see cref="WatchFor"/>).
    /// </summary>
    public Gate Gate { get; init; } = new();

    /// <summary>
    /// How long a new release is watched once it has all traffic, with the release before still running beside it; one that does not pass the
    /// <see cref="Gate"/> is taken back. Zero, the default, is not at all. A rollback is not watched,
    /// nor is a deployment during maintenance.
    /// </summary>
    public TimeSpan WatchFor { get; init; }

    /// <summary>Requests through the edge that must answer as said before a deployment counts as done.</summary>
    public IReadOnlyList<SmokeTest> SmokeTests { get; init; } = [];

    /// <summary>
    /// An HTML file that users see during maintenance, relative to the repository's root; a plain page when <see langword="null"/>. It stands
    /// alone: what it refers to below the same host is in maintenance too.
    /// </summary>
    public string? MaintenancePage { get; init; }

    /// <summary>What <c>Backup</c> backs up here, and how; nothing by default.</summary>
    public IReadOnlyList<BackupPolicy> Backups { get; init; } = [];

    /// <summary>How many past releases stay ready for a rollback; 5 by default.</summary>
    public int KeepReleases { get; init; } = 5;
}

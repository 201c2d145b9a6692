using System.Collections.Immutable;
using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>What a node in an environment works with: its site, its host, and what its services find there.</summary>
internal sealed class DeliveryContext
{
    private readonly IDeliver build;
    private readonly PlanContext context;

    private DeliveryContext(IDeliver build, PlanContext context)
    {
        (this.build, this.context) = (build, context);
        Site = new Site(build.Application, build.Application.Environment(context.Environment), PipelineBuild.RootDirectory) { Run = context.Run.Id, Secret = context.Secret };
        Host = RunHosts.Of(build, Site);
    }

    public Site Site { get; }

    public IEnvironmentHost Host { get; }

    /// <summary>Where environments take releases from.</summary>
    public IReleaseStore Store => ReleaseContext.Of(build, context).Store;

    public IHold Lease => new EnvironmentLease(
        Site.Environment.Name, Host.Lease, $"{context.Run.StartedBy}, run {context.Run.Id}, since {context.Run.Time.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC");

    /// <summary>For what changes the release there, beside the lease; backups, maintenance and one-off commands leave it as it is.</summary>
    public IHold Unlocked => new UnlockedEnvironment(Site.Environment.Name, Host);

    /// <summary>The notifiers with what they need in this run.</summary>
    public IReadOnlyList<Recipient> Recipients => [.. Site.Application.Notifiers.Select(notifier =>
        Recipient.Of(notifier, context.Secret(notifier.SecretName), PipelineBuild.Host is GitHubActions))];

    public RunStamp Stamp => new(context.Run.Id, context.Run.StartedBy, context.Run.Time);

    public static DeliveryContext Of(IDeliver build, PlanContext context) => new(build, context);

    /// <summary>The audit of what this run does there.</summary>
    public AuditTrail Audit(string what, string detail) => new(Host.Notes, what, detail, Stamp);

    /// <summary>A deployment that those are told of who want to be, and that is in the audit.</summary>
    public Plan Announced(Plan plan, string target, DeploymentKind kind, string version, string commit, HostState state) => Announcing.Around(
        plan,
        Audit(target, version),
        new Announcement(Site, Host.Url, kind, version, commit, state.Live?.Version, Stamp, Value.Promise<string>("reason", "a failure")),
        Recipients);

    /// <summary>The release of this checkout, whose content may have to be built first.</summary>
    public PlannedRelease Planned(Value<Release> content) => PlannedRelease.Of(
        Versions.Of(context.Run.Checkout),
        context.Run.Checkout.Commit,
        // An image says itself how it is started.
        build.Application.Registry is null ? build.Sources : [],
        content);

    public BackupRequest BackupOf(BackupPolicy policy, DeploymentRecord? running) => new(new BackupPlace(Site, policy), Host, running, Stamp);

    /// <summary>The secrets of every service, resolved for this environment; what is missing was reported before anything ran.</summary>
    public Variables Variables() => new(Site.Application.Services.ToImmutableDictionary(
        service => service.Name,
        service => service.Secrets.Select(name => (name, secret: context.Secret(name))).Where(pair => pair.secret is not null)
            .ToImmutableSortedDictionary(pair => pair.name, pair => pair.secret!, StringComparer.Ordinal),
        StringComparer.Ordinal));

    /// <summary>The secrets that have no value for this environment, and who needs them.</summary>
    public IEnumerable<(string Who, string Secret)> MissingSecrets() => Needed().Where(needed => context.Secret(needed.Secret) is null);

    private IEnumerable<(string Who, string Secret)> Needed() =>
    [
        .. Site.Application.Services.SelectMany(service => service.Secrets.Select(name => (service.Name, name))),
        .. Site.Environment.Host.Secrets.Select(name => ($"the host of {Site.Environment.Name}", name)),
        .. Site.Application.Registry is { User: { } user } registry ? [($"{user} at {registry.Address}", registry.PasswordSecret)] : ((string, string)[])[],
    ];

    /// <summary>Why this checkout cannot be deployed there.</summary>
    public async Task<IEnumerable<Problem>> ProblemsAsync()
    {
        var problems = await ObstaclesAsync();
        if (Site.Environment.IsProtected && !context.Run.Checkout.IsClean)
            problems.Add(new Problem($"the working tree differs from {context.Run.Checkout.ShortCommit}, and {Site.Environment.Name} is protected", "Commit or stash what differs."));
        return problems;
    }

    /// <summary>Why nothing can be brought up there, whatever the checkout: an emergency does not wait for a clean tree.</summary>
    public async Task<List<Problem>> ObstaclesAsync()
    {
        var problems = MissingSecrets().Select(missing => Missing(missing.Who, missing.Secret)).ToList();
        var obstacle = await context.AskAsync(Host.Obstacle, null, "that it can be prepared");
        if (obstacle is not null) problems.Add(new Problem(obstacle.What, obstacle.Fix));
        return problems;
    }

    /// <summary>Why no backup can be taken there.</summary>
    public Task<IEnumerable<Problem>> BackupProblemsAsync(Func<BackupPolicy, bool> counts) => Task.FromResult<IEnumerable<Problem>>(
    [
        .. Site.Environment.Backups.Where(counts).SelectMany(policy => policy.Secrets.Distinct(StringComparer.Ordinal).Where(name => context.Secret(name) is null)
            .Select(name => Missing($"the backup {policy.Name}", name))),
        .. ToolCheck.Missing(Site.Environment.Backups.Where(counts).SelectMany(policy => policy.Tools)),
    ]);

    /// <summary>Why the backups there cannot be read back.</summary>
    /// <param name="programs">What is needed besides the programs that unpack them.</param>
    public Task<IEnumerable<Problem>> OpeningProblemsAsync(IEnumerable<string> programs) => Task.FromResult<IEnumerable<Problem>>(
    [
        .. Site.Environment.Backups.SelectMany(policy => policy.OpeningSecrets.Distinct(StringComparer.Ordinal).Where(name => context.Secret(name) is null)
            .Select(name => Missing($"reading the backup {policy.Name}", name))),
        .. ToolCheck.Missing([.. Site.Environment.Backups.SelectMany(policy => policy.OpeningTools), .. programs]),
    ]);

    private Problem Missing(string who, string secret) => new(
        $"{who} needs the secret {secret} in {Site.Environment.Name}, which has no value",
        $"Set the environment variable {Site.Environment.Name.ToUpperInvariant().Replace('-', '_')}_{secret} or {secret}.");
}

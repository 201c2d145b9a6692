using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Tells somebody of deployments. What it gives is tried, at most for <see cref="Patience"/> each, and never fails a deployment.
/// </summary>
public abstract record Notifier
{
    /// <summary>How long one message may take, all attempts together.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The name of its step in plans: one lower case word, unique among an application's notifiers.</summary>
    public abstract string Name { get; }

    /// <summary>The name of the secret that it needs. Without a value nobody is told, and the plan says so.</summary>
    public abstract string SecretName { get; }

    /// <summary>A job of GitHub Actions that names an environment is told of without it.</summary>
    public virtual bool IsNeedlessInGitHubJobs => false;

    /// <summary>What it does before a deployment, after its success and after its failure.</summary>
    public abstract Telling Tell(Announcement announcement, Secret secret);

    /// <summary>What it does when a monitor finds that something is wrong, or well again; <see langword="null"/> when nothing.</summary>
    public virtual Effect? Alert(Alarm alarm, Secret secret) => null;
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A notifier with what it needs in one run, or why it stays silent.</summary>
public sealed record Recipient
{
    private Recipient(Notifier notifier, Secret? secret, string? silence) => (Notifier, Secret, Silence) = (notifier, secret, silence);

    public Notifier Notifier { get; }

    /// <summary>Known unless it stays silent.</summary>
    public Secret? Secret { get; }

    /// <summary>Why nobody is told.</summary>
    public string? Silence { get; }

    /// <summary>Whether and with what a notifier works in this run.</summary>
    /// <param name="notifier">The notifier.</param>
    /// <param name="secret">Its secret, when it has a value.</param>
    /// <param name="isGitHubJob">The run is a job of GitHub Actions.</param>
    public static Recipient Of(Notifier notifier, Secret? secret, bool isGitHubJob) =>
        notifier.IsNeedlessInGitHubJobs && isGitHubJob ? new(notifier, null, "the job's own environment tells it")
        : secret is null ? new(notifier, null, $"{notifier.SecretName} has no value: nobody is told")
        : new(notifier, secret, null);

    /// <summary>What it does, as a step that cannot fail.</summary>
    public Step Step(Func<Notifier, Secret, Effect?> choose) => new(Notifier.Name, Silence is not null
        ? Plan.Nothing(Silence)
        : choose(Notifier, Secret!) is { } effect ? Tolerant(effect) : Plan.Nothing("not told of this"));

    private BestEffort Tolerant(Effect effect) => new(effect with { Deadline = effect.Deadline ?? Notifier.Patience }, $"{Notifier.Name} was not told");
}

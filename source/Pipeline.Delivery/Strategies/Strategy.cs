using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>How one release follows another, written against the host's primitives.</summary>
public abstract record Strategy
{
    /// <summary>The new pool is started and proven beside the old one, then takes all traffic at once. No request is lost.</summary>
    public static Strategy BlueGreen { get; } = new BlueGreen();

    /// <summary>The old pool is stopped before the new one starts, for services that cannot run twice. There is a gap.</summary>
    public static Strategy Replace { get; } = new Replace();

    /// <summary>
    /// One instance after the other: a new one is started, proven healthy and served, then an old one answers what it has and ends. There is never
    /// more than one instance too many, nor one too few. For services with <see cref="Service.Replicas"/>; with one it is blue-green.
    /// </summary>
    public static Strategy Rolling { get; } = new Rolling();

    /// <summary>
    /// The new pool gets a growing share of the traffic, and at every step the environment's <see cref="DeploymentEnvironment.Gate"/> has to let it
    /// pass; whatever else it says takes the release back. A rollback is not tried in small: it is blue-green.
    /// </summary>
    /// <param name="phases">The shares in percent before the last one, 100, and how long each is watched.</param>
    /// <exception cref="ArgumentException">The shares do not grow, or are not between 1 and 99, or a time is not positive.</exception>
    public static Strategy Canary(params IReadOnlyList<Phase> phases)
    {
        var last = 0;
        foreach (var phase in phases)
        {
            if (phase.Percent <= last || phase.Percent > 99) throw new ArgumentException($"The share of {phase.Percent} % must be more than the {last} % before it, and less than 100 %.", nameof(phases));
            if (phase.Watch <= TimeSpan.Zero) throw new ArgumentException($"The phase with {phase.Percent} % must be watched for some time.", nameof(phases));
            last = phase.Percent;
        }

        return phases.Count > 0 ? new Canary([.. phases]) : throw new ArgumentException("A canary without phases is blue-green.", nameof(phases));
    }

    /// <summary>How a release is brought up when there is no time, or nobody, to judge it by: in a rollback, and in maintenance.</summary>
    public virtual Strategy InAHurry => this;

    /// <summary>From a pool that runs (or none) to one that runs the release, serves all traffic and passed its smoke tests.</summary>
    public abstract Plan Switch(Changeover change);
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>How one release follows another, written against the host's primitives.</summary>
public abstract record Strategy
{
    /// <summary>The new pool is started and proven beside the old one, then takes all traffic at once. No request is lost.</summary>
    public static Strategy BlueGreen { get; } = new BlueGreen();

    /// <summary>The old pool is stopped before the new one starts, for services that cannot run twice. There is a gap.</summary>
    public static Strategy Replace { get; } = new Replace();

    /// <summary>From a pool that runs (or none) to one that runs the release, serves all traffic and passed its smoke tests.</summary>
    public abstract Plan Switch(Changeover change);
}

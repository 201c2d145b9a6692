using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Where the program runs that reads a source.</summary>
public sealed record SourcePlace
{
    private readonly bool isHere;
    private readonly string? container;

    private SourcePlace(bool isHere, string? container) => (this.isHere, this.container) = (isHere, container);

    /// <summary>On the machine that the build runs on, through the way that the host opens.</summary>
    public static SourcePlace Here { get; } = new(isHere: true, container: null);

    /// <summary>On the environment's machine.</summary>
    public static SourcePlace OnHost { get; } = new(isHere: false, container: null);

    /// <summary>In the container of an accessory: what is in its image has the server's own version.</summary>
    /// <param name="accessory">Its name.</param>
    public static SourcePlace In(string accessory) => new(isHere: false, accessory);

    /// <summary>It needs the program on this machine.</summary>
    internal bool IsHere => isHere;

    internal Where Of(IEnvironmentHost host) => isHere ? Where.Here : host.Inside(container);
}

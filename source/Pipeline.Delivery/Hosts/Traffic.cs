namespace Pipeline.Delivery;

/// <summary>How the edge divides requests among pools: pool name to percent; none at all when empty.</summary>
public sealed record Traffic
{
    private Traffic(params IEnumerable<(string Pool, int Percent)> shares) => Shares = [.. shares];

    /// <summary>Pools that get requests, in order of their names.</summary>
    public EquatableList<(string Pool, int Percent)> Shares { get; }

    /// <summary>No pool gets a request: the edge answers that nothing serves.</summary>
    public static Traffic Nowhere { get; } = new();

    /// <summary>One pool gets every request.</summary>
    public static Traffic To(string pool) => new((pool, 100));

    /// <summary>Two pools share the requests.</summary>
    /// <param name="next">The pool that is being brought up.</param>
    /// <param name="percent">Its share, 1 to 99.</param>
    /// <param name="live">The pool that gets the rest.</param>
    public static Traffic Split(string next, int percent, string live)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(percent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 99);
        return new(new[] { (Pool: next, Percent: percent), (Pool: live, Percent: 100 - percent) }.OrderBy(share => share.Pool, StringComparer.Ordinal));
    }

    public override string ToString() => Shares.Count == 0 ? "nowhere" : string.Join(", ", Shares.Select(share => $"{share.Pool} {share.Percent} %"));
}

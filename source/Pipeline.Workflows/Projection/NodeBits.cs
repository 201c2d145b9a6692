namespace Pipeline.Workflows;

/// <summary>For each of some numbered things a set of others that come before it.</summary>
/// <param name="count">How many things have a set.</param>
/// <param name="others">How many there may be in a set; the same things when left out.</param>
internal sealed class NodeBits(int count, int? others = null)
{
    private readonly ulong[][] sets = [.. Enumerable.Range(0, count).Select(_ => new ulong[((others ?? count) + 63) / 64])];

    public bool Has(int of, int other) => (sets[of][other / 64] & (1UL << (other % 64))) != 0;

    public void Set(int of, int other) => sets[of][other / 64] |= 1UL << (other % 64);

    /// <summary>Another comes before, and with it all that comes before that.</summary>
    public void Add(int of, int other)
    {
        Include(of, this, other);
        Set(of, other);
    }

    /// <summary>All that comes before another comes before this one too.</summary>
    public void Include(int of, int other) => Include(of, this, other);

    /// <summary>The same, as another table says it.</summary>
    public void Include(int of, NodeBits from, int other)
    {
        for (var word = 0; word < sets[of].Length; word++) sets[of][word] |= from.sets[other][word];
    }
}

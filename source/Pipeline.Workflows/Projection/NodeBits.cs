namespace Pipeline.Workflows;

/// <summary>For each of some numbered things the set of those that come before it, directly or not.</summary>
internal sealed class NodeBits(int count)
{
    private readonly ulong[][] sets = [.. Enumerable.Range(0, count).Select(_ => new ulong[(count + 63) / 64])];

    public bool Has(int of, int other) => (sets[of][other / 64] & (1UL << (other % 64))) != 0;

    /// <summary>Another comes before, and with it all that comes before that.</summary>
    public void Add(int of, int other)
    {
        for (var word = 0; word < sets[of].Length; word++) sets[of][word] |= sets[other][word];
        sets[of][other / 64] |= 1UL << (other % 64);
    }
}

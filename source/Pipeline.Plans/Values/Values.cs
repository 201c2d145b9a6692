using System.Collections.Concurrent;

namespace Pipeline.Plans;

/// <summary>What the effects of one run have produced so far. Plans are immutable; this is where their promises are kept.</summary>
public sealed class Values
{
    private readonly ConcurrentDictionary<object, object?> kept = new(ReferenceEqualityComparer.Instance);

    /// <summary>Keeps a promise.</summary>
    public void Keep<T>(Promise<T> promise, T value) => kept[promise] = value;

    /// <summary>Reads a value that must be known by now.</summary>
    /// <exception cref="InvalidOperationException">The value is not known yet: a plan uses it before the effect that produces it.</exception>
    public T Get<T>(Value<T> value)
    {
        var reading = value.Read(this);
        return reading.IsKnown
            ? reading.Value!
            : throw new InvalidOperationException($"{reading.Missing} was read before it was produced: the plan orders its effects wrongly.");
    }

    /// <summary>Reads a value if it is known by now.</summary>
    public bool TryGet<T>(Value<T> value, out T result)
    {
        var reading = value.Read(this);
        result = reading.Value!;
        return reading.IsKnown;
    }

    internal bool TryGetKept(object promise, out object? value) => kept.TryGetValue(promise, out value);
}

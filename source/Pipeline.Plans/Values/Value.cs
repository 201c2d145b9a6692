namespace Pipeline.Plans;

/// <summary>
/// A value that an effect takes: known already, or produced by an effect that has not run yet. There is no way to read one
/// while a plan is built, so nothing can be invented; effects read it when they are applied.
/// </summary>
public abstract class Value<T>
{
    private protected Value() { }

    /// <summary>A value that is known while the plan is built.</summary>
    public static implicit operator Value<T>(T known) => new KnownValue<T>(known);

    /// <summary>The value made from this one once it is known.</summary>
    public Value<TResult> Map<TResult>(Func<T, TResult> map) => new MappedValue<T, TResult>(this, map);

    /// <summary>The value made from this one and another once both are known.</summary>
    public Value<TResult> Combine<TOther, TResult>(Value<TOther> other, Func<T, TOther, TResult> combine) =>
        new CombinedValue<T, TOther, TResult>(this, other, combine);

    /// <summary>The same value, shown under another name while it is unknown.</summary>
    public Value<T> Named(string name) => new NamedValue<T>(this, name);

    /// <summary>The value, or what it waits for.</summary>
    internal abstract Reading<T> Read(Values values);

    /// <summary>The value as text, or <c>‹name: known after …›</c>.</summary>
    public string Show(Values values)
    {
        var reading = Read(values);
        return reading.IsKnown ? reading.Value?.ToString() ?? "" : reading.Missing.ToString();
    }
}

/// <summary>Makes values.</summary>
public static class Value
{
    /// <summary>A value that is known already.</summary>
    public static Value<T> Of<T>(T known) => known;

    /// <summary>A value that an effect will produce.</summary>
    /// <param name="name">What it is, as shown: <c>image digest</c>.</param>
    /// <param name="after">What produces it, as shown: <c>Push</c>.</param>
    public static Promise<T> Promise<T>(string name, string after) => new(new Unknown(name, after));

    /// <summary>All the values as one list; unknown while any of them is.</summary>
    public static Value<IReadOnlyList<T>> All<T>(IEnumerable<Value<T>> values) =>
        values.Aggregate(Of<IReadOnlyList<T>>([]), (all, next) => all.Combine<T, IReadOnlyList<T>>(next, (list, item) => [.. list, item]));
}

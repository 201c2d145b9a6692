namespace Pipeline.Plans;

internal sealed class KnownValue<T>(T value) : Value<T>
{
    internal override Reading<T> Read(Values values) => Reading<T>.Known(value);
}

internal sealed class MappedValue<T, TResult>(Value<T> source, Func<T, TResult> map) : Value<TResult>
{
    internal override Reading<TResult> Read(Values values)
    {
        var reading = source.Read(values);
        return reading.IsKnown ? Reading<TResult>.Known(map(reading.Value!)) : Reading<TResult>.Unknown(reading.Missing);
    }
}

internal sealed class CombinedValue<T, TOther, TResult>(Value<T> left, Value<TOther> right, Func<T, TOther, TResult> combine) : Value<TResult>
{
    internal override Reading<TResult> Read(Values values)
    {
        var first = left.Read(values);
        if (!first.IsKnown) return Reading<TResult>.Unknown(first.Missing);

        var second = right.Read(values);
        return second.IsKnown ? Reading<TResult>.Known(combine(first.Value!, second.Value!)) : Reading<TResult>.Unknown(second.Missing);
    }
}

internal sealed class NamedValue<T>(Value<T> source, string name) : Value<T>
{
    internal override Reading<T> Read(Values values)
    {
        var reading = source.Read(values);
        return reading.IsKnown ? reading : Reading<T>.Unknown(reading.Missing with { Name = name });
    }
}

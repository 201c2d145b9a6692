namespace Pipeline.Plans;

/// <summary>A value that one effect of the plan produces when it is applied.</summary>
public sealed class Promise<T> : Value<T>
{
    private readonly Unknown unknown;

    internal Promise(Unknown unknown) => this.unknown = unknown;

    internal override Reading<T> Read(Values values) =>
        values.TryGetKept(this, out var value) ? Reading<T>.Known((T)value!) : Reading<T>.Unknown(unknown);
}

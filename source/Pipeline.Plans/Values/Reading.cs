using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Plans;

/// <summary>What reading a <see cref="Value{T}"/> gave: the value, or what is missing.</summary>
internal readonly record struct Reading<T>(T? Value, Unknown? Missing)
{
    [MemberNotNullWhen(false, nameof(Missing))]
    public bool IsKnown => Missing is null;

    public static Reading<T> Known(T value) => new(value, null);

    public static Reading<T> Unknown(Unknown missing) => new(default, missing);
}

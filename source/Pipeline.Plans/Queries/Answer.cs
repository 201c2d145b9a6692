using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Plans;

/// <summary>What a query gave: a value, or why the world could not be read.</summary>
public sealed record Answer<T>
{
    private Answer(T? value, string? reason) => (Value, Reason) = (value, reason);

    /// <summary>The value; only meaningful when <see cref="IsKnown"/>.</summary>
    public T? Value { get; }

    /// <summary>Why it is unreadable.</summary>
    public string? Reason { get; }

    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsKnown => Reason is null;

    public static Answer<T> Known(T value) => new(value, null);

    public static Answer<T> Unreadable(string reason) => new(default, reason);
}

namespace Pipeline.Plans;

/// <summary>What an effect needs while it is applied.</summary>
public sealed class ApplyContext
{
    /// <summary>What earlier effects of the run produced.</summary>
    public required Values Values { get; init; }

    /// <summary>Where lines for a person go; they are redacted on the way.</summary>
    public required IOutput Output { get; init; }

    /// <summary>The folder that commands run in which name none: the repository's root. The process's own when <see langword="null"/>.</summary>
    public string? Root { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Knows the run's secrets. Those that commands use are added on their own; a failure leaves an effect without secrets in its text.</summary>
    public Redactor Redactor { get; init; } = new();

    /// <summary>Cancelled when the run is interrupted or the effect's deadline has passed.</summary>
    public required CancellationToken Cancellation { get; init; }

    /// <summary>The same context with another cancellation.</summary>
    internal ApplyContext With(CancellationToken cancellation) =>
        new() { Values = Values, Output = Output, Root = Root, Time = Time, Redactor = Redactor, Cancellation = cancellation };

    /// <summary>Reads a value that must be known by now.</summary>
    public T Read<T>(Value<T> value) => Values.Get(value);
}

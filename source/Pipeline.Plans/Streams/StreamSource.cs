namespace Pipeline.Plans;

/// <summary>Where the bytes of a stream come from.</summary>
public abstract record StreamSource
{
    /// <summary>What makes the bytes, in one word: <c>pg_dump</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The beginning of the line that a person could paste.</summary>
    public abstract string Describe(Values values);

    /// <summary>Opens it. What is read is whole when the stream ends: a source that broke throws instead.</summary>
    /// <exception cref="FailureException">It cannot be opened.</exception>
    public abstract Task<Stream> OpenAsync(ApplyContext context);
}

namespace Pipeline.Plans;

/// <summary>Where the bytes of a stream go.</summary>
public abstract record StreamSink
{
    /// <summary>The end of the line that a person could paste: <c>&gt; backup.dump</c>, <c>| pg_restore …</c>.</summary>
    public abstract string Describe(Values values);

    /// <exception cref="FailureException">It cannot be opened.</exception>
    public abstract Task<IStreamTarget> OpenAsync(ApplyContext context);
}

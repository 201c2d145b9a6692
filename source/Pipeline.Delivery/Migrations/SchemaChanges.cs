namespace Pipeline.Delivery;

/// <summary>What migrations did to the schemas of an application's services.</summary>
/// <param name="Before">Service name to revision before.</param>
/// <param name="After">Service name to revision afterwards; the same where nothing was pending.</param>
public sealed record SchemaChanges(SortedDictionary<string, string> Before, SortedDictionary<string, string> After)
{
    /// <summary>No service has a schema, or none was looked at.</summary>
    public static SchemaChanges None { get; } = new(new(StringComparer.Ordinal), new(StringComparer.Ordinal));

    /// <summary>These changes and that of one more service.</summary>
    public SchemaChanges With(string service, string before, string after) => new(
        new(Before, StringComparer.Ordinal) { [service] = before },
        new(After, StringComparer.Ordinal) { [service] = after });
}

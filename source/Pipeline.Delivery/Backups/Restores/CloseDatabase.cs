using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Closes the way to a database; nothing to do where it was never opened.</summary>
/// <param name="Database">The database.</param>
internal sealed record CloseDatabase(Value<DatabaseInspection> Database) : Effect
{
    public override string Describe(Values values) => "close the connection";

    public override async Task ApplyAsync(ApplyContext context)
    {
        if (context.Values.TryGet(Database, out var open)) await open.DisposeAsync();
    }
}

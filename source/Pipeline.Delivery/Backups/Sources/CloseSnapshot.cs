using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Lets the moment of a database go.</summary>
internal sealed record CloseSnapshot(Value<PostgresSnapshot> Snapshot) : Effect
{
    public override string Describe(Values values) => "let the snapshot go";

    public override async Task ApplyAsync(ApplyContext context)
    {
        if (context.Values.TryGet(Snapshot, out var open)) await open.DisposeAsync();
    }
}

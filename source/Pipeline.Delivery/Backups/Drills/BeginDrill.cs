using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Starts the clock of a drill.</summary>
/// <param name="Started">Keeps the time.</param>
internal sealed record BeginDrill(Promise<DrillStart> Started) : Effect
{
    public override string Describe(Values values) => "start the clock";

    public override Task ApplyAsync(ApplyContext context)
    {
        context.Values.Keep(Started, new DrillStart(context.Time.GetUtcNow(), context.Time.GetTimestamp()));
        return Task.CompletedTask;
    }
}

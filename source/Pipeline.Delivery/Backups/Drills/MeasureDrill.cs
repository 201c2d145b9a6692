using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Stops the clock of a drill: everything is restored and was looked at. Clearing away does not count.</summary>
/// <param name="Started">When it began.</param>
/// <param name="Took">Keeps how long it took.</param>
internal sealed record MeasureDrill(Value<DrillStart> Started, Promise<TimeSpan> Took) : Effect
{
    public override string Describe(Values values) => "stop the clock";

    public override Task ApplyAsync(ApplyContext context)
    {
        context.Values.Keep(Took, context.Time.GetElapsedTime(context.Read(Started).Timestamp));
        return Task.CompletedTask;
    }
}

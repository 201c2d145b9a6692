using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Empties a database that was found empty; one that had content was never touched, and is left alone.</summary>
/// <param name="Database">The database.</param>
/// <param name="HadContent">What was found before anything was restored into it.</param>
internal sealed record EmptyAgain(Value<DatabaseInspection> Database, Value<bool> HadContent) : Effect
{
    public override string Describe(Values values) => "remove what was restored, if it was empty before";

    public override async Task ApplyAsync(ApplyContext context)
    {
        if (context.Values.TryGet(HadContent, out var had) && !had) await context.Read(Database).EmptyAsync(context.Cancellation);
    }
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Makes a text known that is the same as another one already is.</summary>
/// <param name="To">What becomes known.</param>
/// <param name="From">What it is.</param>
/// <param name="Meaning">Why they are the same.</param>
internal sealed record KeepText(Promise<string> To, Value<string> From, string Meaning) : Effect
{
    public override string Describe(Values values) => $"nothing: {Meaning}";

    public override Task ApplyAsync(ApplyContext context)
    {
        context.Values.Keep(To, context.Read(From));
        context.Output.Line(Meaning);
        return Task.CompletedTask;
    }
}

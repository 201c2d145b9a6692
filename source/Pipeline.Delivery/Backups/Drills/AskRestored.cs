using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Runs a command on a restored database, whose address it finds in a variable.</summary>
/// <param name="Command">What runs.</param>
/// <param name="Variable">The variable.</param>
/// <param name="Url">The address; a secret without a value was reported before anything ran, and a dry run goes on without.</param>
/// <param name="Answer">Keeps what it wrote.</param>
internal sealed record AskRestored(Command Command, string Variable, Value<Secret>? Url, Promise<string> Answer) : Effect
{
    /// <summary>Stands for the address, which is never shown.</summary>
    private static readonly Secret Hidden = new("the address", "an address");

    public override string Describe(Values values) => With(Hidden).Describe(values);

    public override Task ApplyAsync(ApplyContext context) => new RunCommand(With(context.Read(Url!))) { Output = Answer }.ApplyAsync(context);

    private Command With(Secret url) => Command with { Secrets = Command.Secrets.Add(Variable, url) };
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A command that speaks with a registry: tried again while the registry is busy, not when it refuses.</summary>
/// <param name="Inner">What runs, wherever it runs.</param>
/// <param name="Registry">With which registry.</param>
/// <param name="Image">What is pushed or pulled, for a failure's text.</param>
public sealed record RegistryCommand(RunCommand Inner, Registry Registry, Value<string> Image) : Effect
{
    /// <summary>Registries ask for patience by seconds: 2, 4, 8.</summary>
    private static readonly Retry Patience = new(4, TimeSpan.FromSeconds(2));

    /// <summary>With the usual patience.</summary>
    public static RegistryCommand Of(RunCommand inner, Registry registry, Value<string> image) => new(inner, registry, image) { Retry = Patience };

    public override string Describe(Values values) => Inner.Describe(values);

    public override async Task ApplyAsync(ApplyContext context)
    {
        try
        {
            await Inner.ApplyAsync(context);
        }
        catch (FailureException error) when (!error.IsFinal)
        {
            throw RegistryFailure.Explain(error, Registry, Image.Show(context.Values));
        }
    }
}

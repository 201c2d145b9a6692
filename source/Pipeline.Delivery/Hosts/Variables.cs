using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>What the services of one deployment find in their environment, resolved: per service, plain and secret.</summary>
/// <param name="Secrets">Service name to the secrets that it asked for.</param>
public sealed record Variables(ImmutableDictionary<string, ImmutableSortedDictionary<string, Secret>> Secrets)
{
    public static Variables None { get; } = new(ImmutableDictionary<string, ImmutableSortedDictionary<string, Secret>>.Empty);

    /// <summary>The secrets of one service.</summary>
    public ImmutableSortedDictionary<string, Secret> Of(Service service) =>
        Secrets.GetValueOrDefault(service.Name, ImmutableSortedDictionary<string, Secret>.Empty);
}

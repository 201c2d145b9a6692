using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Why users see a maintenance page.</summary>
/// <param name="Reason">For colleagues; it is not on the page.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Since">From when on.</param>
/// <param name="Bypass">
/// A request with this text in the header <see cref="BypassHeader"/> is served as usual: the smoke tests of a deployment that happens
/// behind the page. 32 hexadecimal digits, new for every maintenance; kept on the host like a secret.
/// </param>
public sealed record MaintenanceNotice(string Reason, string By, DateTimeOffset Since, string Bypass)
{
    /// <summary>The header that shows <see cref="Bypass"/>.</summary>
    public const string BypassHeader = "X-Maintenance-Bypass";

    /// <summary>The headers of a request that is to be served all the same.</summary>
    [JsonIgnore]
    public ImmutableSortedDictionary<string, Secret> Headers =>
        ImmutableSortedDictionary<string, Secret>.Empty.Add(BypassHeader, new Secret("the maintenance bypass", Bypass));

    /// <summary>A notice with a bypass of its own.</summary>
    public static MaintenanceNotice New(string reason, string by, DateTimeOffset since) =>
        new(reason, by, since, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    /// <summary>For a person: why, since when, by whom.</summary>
    public override string ToString() => $"in maintenance since {Since:yyyy-MM-dd HH:mm} UTC by {By}: {Reason}";
}

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

    /// <summary>For a person: why, since when, by whom.</summary>
    public override string ToString() => $"in maintenance since {Since:yyyy-MM-dd HH:mm} UTC by {By}: {Reason}";
}

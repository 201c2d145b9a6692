namespace Pipeline.Agent.Protocol;

/// <summary>Everybody gets the page instead of a service, save for requests that show the bypass.</summary>
/// <param name="Reason">For colleagues; not on the page.</param>
/// <param name="By">Who asked for it.</param>
/// <param name="Since">From when on.</param>
/// <param name="Bypass">The value of the header <c>X-Maintenance-Bypass</c> that lets a request through.</param>
/// <param name="Page">HTML.</param>
internal sealed record MaintenanceDocument(string Reason, string By, DateTimeOffset Since, string Bypass, string Page)
{
    /// <summary>The file in the agent's home that keeps it, so that it outlives the agent.</summary>
    public const string FileName = "maintenance.json";

    public const string BypassHeader = "X-Maintenance-Bypass";
}

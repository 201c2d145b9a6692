namespace Pipeline.Delivery;

/// <summary>Somebody keeps an environment as it is: deployments, rollbacks, migrations and Down are refused until it is unlocked.</summary>
/// <param name="Reason">Why, for colleagues.</param>
/// <param name="By">Who locked it.</param>
/// <param name="Since">From when on.</param>
public sealed record EnvironmentLock(string Reason, string By, DateTimeOffset Since)
{
    /// <summary>For a person: by whom, since when, why.</summary>
    public override string ToString() => $"locked by {By} since {Since:yyyy-MM-dd HH:mm} UTC: {Reason}";
}

namespace Pipeline.Delivery;

/// <summary>A migration that the deployment is going to apply.</summary>
/// <param name="Service">The name of the service whose data it changes.</param>
/// <param name="Migration">Which.</param>
public sealed record PendingMigration(string Service, Migration Migration)
{
    public override string ToString() => $"{Service} {Migration}";
}

namespace Pipeline.Delivery;

/// <summary>A migration that the deployment is going to apply.</summary>
/// <param name="Service">The name of the service whose data it changes.</param>
/// <param name="Migration">Its id and name, as the migration tool says: <c>003 add-author</c>.</param>
public sealed record PendingMigration(string Service, string Migration)
{
    /// <summary>The first word, by which <see cref="Delivery.Migrations.Breaking"/> names it.</summary>
    public string Id => Migration.Split(' ')[0];

    public override string ToString() => $"{Service} {Migration}";
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// What the list before a deployment is made from. What could not be read is an <see cref="Answer{T}"/> without a value, which
/// stands against the deployment; what this run has yet to find out is <see langword="null"/>, which does not.
/// </summary>
/// <param name="Site">Where the deployment goes.</param>
/// <param name="Now">The time that ages are measured from.</param>
public sealed record PreflightFacts(Site Site, DateTimeOffset Now)
{
    /// <summary>What is going to be deployed.</summary>
    public required Checkout Checkout { get; init; }

    /// <summary>Whether the tests of this commit passed.</summary>
    public bool? TestsPassed { get; init; }

    /// <summary>The services whose images are not where the environment takes them from.</summary>
    public Answer<IReadOnlyList<string>>? MissingImages { get; init; }

    /// <summary>What the migration tools are going to do.</summary>
    public Answer<IReadOnlyList<PendingMigration>>? PendingMigrations { get; init; }

    /// <summary>Names of the variables and secrets that services need and that have no value here.</summary>
    public IReadOnlyList<string> MissingVariables { get; init; } = [];

    /// <summary>Secrets in files that Git tracks, from <see cref="SecretScan"/>.</summary>
    public required Answer<IReadOnlyList<SecretFinding>> SecretsInGit { get; init; }

    /// <summary>How old the newest backups are, from <see cref="BackupAges"/>.</summary>
    public IReadOnlyList<BackupAge> Backups { get; init; } = [];

    /// <summary>Completed deployments of the environment, oldest first.</summary>
    public required Answer<IReadOnlyList<DeploymentRecord>> History { get; init; }
}

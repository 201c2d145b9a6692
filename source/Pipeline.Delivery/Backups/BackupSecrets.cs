using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Finds the values of secrets.</summary>
internal static class BackupSecrets
{
    /// <exception cref="FailureException">It has no value.</exception>
    public static Secret Value(Site site, string name, string who) => site.Secret(name) ?? throw new FailureException($"{who} needs the secret {name} in {site.Environment.Name}, which has no value.")
    {
        NextSteps = [$"Set the environment variable {site.Environment.Name.ToUpperInvariant().Replace('-', '_')}_{name} or {name}."],
    };
}

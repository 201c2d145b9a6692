namespace Pipeline.Delivery;

/// <summary>An environment of an application, seen from one repository.</summary>
/// <param name="Application">What runs there.</param>
/// <param name="Environment">Which environment.</param>
/// <param name="Root">The repository's root, absolute.</param>
public sealed record Site(Application Application, DeploymentEnvironment Environment, string Root)
{
    /// <summary>The id of the run that works there; hosts keep out commands of a run that has lost its lease.</summary>
    public string Run { get; init; } = "";

    /// <summary>The value of a secret for this environment, by name; <see langword="null"/> when it has none.</summary>
    public Func<string, Plans.Secret?> Secret { get; init; } = _ => null;
}

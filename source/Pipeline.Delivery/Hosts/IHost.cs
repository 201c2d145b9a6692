namespace Pipeline.Delivery;

/// <summary>
/// Where an environment runs, as four primitives: start a pool of a release, ask its health, route traffic, stop a pool.
/// Strategies are written once against them. Everything here only describes: the plans it gives change the world when applied.
/// </summary>
public interface IHost
{
    /// <summary>
    /// It is the machine that the build runs on: a workflow that works on it needs this machine as its runner. No by default.
    /// </summary>
    bool IsThisMachine => false;

    /// <summary>Names of the secrets that the host itself needs: a key to sign in with, passwords of databases beside the services.</summary>
    IEnumerable<string> Secrets => [];

    /// <summary>Names of secrets that it uses where they have a value.</summary>
    IEnumerable<string> OptionalSecrets => [];

    /// <summary>The URL where users reach the environment, when that is known without its site; shown beside a deployment.</summary>
    string? Url => null;

    /// <summary>How its machines are made ready for deployments; <see langword="null"/> when there is nothing to make ready.</summary>
    /// <param name="site">Which environment runs there.</param>
    Provisioning? ProvisioningOf(Site site) => null;

    /// <summary>Binds the host to one environment of an application.</summary>
    /// <param name="site">Where, and from which repository.</param>
    IEnvironmentHost For(Site site);
}

using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The variables that a service, and every command that runs in its place, finds.</summary>
internal static class ServiceEnvironment
{
    /// <summary>The release and the environment by name, the data directory, then the model's variables: the environment's win over the service's.</summary>
    /// <param name="data">Where the service keeps its data, if it keeps some.</param>
    public static ImmutableSortedDictionary<string, string> Of(Site site, Service service, PlannedRelease release, string data)
    {
        var variables = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        variables["ENVIRONMENT"] = site.Environment.Name;
        variables["RELEASE_VERSION"] = release.Version;
        variables["RELEASE_COMMIT"] = release.Commit;
        if (service.DataVariable is { } name) variables[name] = data;
        foreach (var (key, value) in service.Variables) variables[key] = value;
        foreach (var (key, value) in site.Environment.Variables) variables[key] = value;
        return variables.ToImmutable();
    }

    public static ImmutableSortedDictionary<string, Value<string>> Plain(Site site, Service service, PlannedRelease release, string data) =>
        Of(site, service, release, data).ToImmutableSortedDictionary(pair => pair.Key, pair => Value.Of(pair.Value), StringComparer.Ordinal);

    /// <summary>A command with the service's variables and secrets.</summary>
    public static Command Command(
        Site site, Service service, PlannedRelease release, IReadOnlyList<string> command, Variables variables, string data, Value<string> folder) =>
        new(command[0], command.Skip(1).Select(Value.Of))
        {
            WorkingDirectory = folder,
            Environment = Plain(site, service, release, data),
            Secrets = variables.Of(service),
        };
}

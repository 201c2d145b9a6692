using Pipeline.Agent.Protocol;

namespace Pipeline.Agent;

/// <summary>What a specification must satisfy before anything is started.</summary>
internal static class PoolRules
{
    private const int MaxNameLength = 63;
    private const int MaxGraceSeconds = 3600;
    private const int MaxReplicas = 64;
    private const string NameRule = "1 to 63 lower-case letters, digits, '-', '_' or '.', the first one a letter or digit";

    public static void Check(string id, PoolSpec spec)
    {
        // Ids and names become parts of file names.
        Require(IsName(id), $"the pool id '{id}' must be {NameRule}");
        Require(spec.Services.Count > 0, $"pool '{id}' has no services");
        CheckInstances(id, spec.Instances ?? 1);
        foreach (var service in spec.Services)
            Check(service);

        RequireUnique(spec.Services, "name", service => service.Name);
        RequireUnique(spec.Services, "route", service => service.Route);
    }

    /// <param name="id">The pool.</param>
    /// <param name="instances">How many processes each of its services is to have.</param>
    public static void CheckInstances(string id, int instances) =>
        Require(instances is >= 1 and <= MaxReplicas, $"pool '{id}' cannot have {instances} instances; it must be between 1 and {MaxReplicas}");

    private static void Check(ServiceSpec service)
    {
        var name = service.Name;
        Require(IsName(name), $"the service name '{name}' must be {NameRule}");
        Require(service.Command is [{ Length: > 0 }, ..], $"{name}: the command is empty");
        Require(
            Path.IsPathFullyQualified(service.WorkingDirectory) && Directory.Exists(service.WorkingDirectory),
            $"{name}: the working directory '{service.WorkingDirectory}' is not an absolute path of an existing directory");
        Require(IsRoute(service.Route), $"{name}: the route '{service.Route}' must be \"/\", or begin with \"/\" and not end with it");
        Require(service.HealthPath.StartsWith('/'), $"{name}: the health path '{service.HealthPath}' must begin with \"/\"");
        Require(
            service.StopGraceSeconds is >= 0 and <= MaxGraceSeconds,
            $"{name}: stopGraceSeconds is {service.StopGraceSeconds}; it must be between 0 and {MaxGraceSeconds}");
        Require(service.Replicas is >= 1 and <= MaxReplicas, $"{name}: replicas is {service.Replicas}; it must be between 1 and {MaxReplicas}");
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= MaxNameLength
        && text[0] is not ('-' or '_' or '.')
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.');

    private static bool IsRoute(string text) =>
        text is "/" || (text.StartsWith('/') && !text.EndsWith('/') && !text.AsSpan().ContainsAny('?', '#'));

    private static void RequireUnique(IReadOnlyList<ServiceSpec> services, string what, Func<ServiceSpec, string> valueOf)
    {
        var twice = services.GroupBy(valueOf, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        Require(twice is null, $"two services have the {what} '{twice}'");
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
            throw ControlFailure.Malformed(otherwise);
    }
}

using Pipeline.Delivery;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>What the application's targets need of their jobs in a workflow.</summary>
internal static class JobNeeds
{
    /// <summary>The languages of the services, in the versions that their toolchains name.</summary>
    public static ITargetDefinition UsesToolsOf(this ITargetDefinition definition, Application application) => definition.UsesTool(() =>
        application.Services.SelectMany(service => service.Toolchain.Versions).Distinct().Select(version => SetUp(application, version.Key, version.Value)));

    /// <summary>What a target that works on an environment needs: the secrets of the services, of the registry, of the hosts, and of the notifiers.</summary>
    public static ITargetDefinition SecretsOfServices(this ITargetDefinition definition, Application application) => definition.Secrets(() =>
    [
        .. application.Services.SelectMany(service => service.Secrets)
            .Concat(application.Registry is { User: not null } registry ? [registry.PasswordSecret] : [])
            .Concat(application.Environments.SelectMany(environment => environment.Host.Secrets.Concat(environment.Host.OptionalSecrets)))
            .Concat(application.Notifiers.Where(notifier => !notifier.IsNeedlessInGitHubJobs).Select(notifier => notifier.SecretName))
            .Distinct(StringComparer.Ordinal),
    ]);

    /// <summary>The password of the registry's user.</summary>
    public static ITargetDefinition SecretsOfRegistry(this ITargetDefinition definition, Application application) => definition.Secrets(() =>
        application.Registry is { User: not null } registry ? [registry.PasswordSecret] : []);

    private static ToolSetup SetUp(Application application, string language, string version) => language switch
    {
        "node" => ToolSetup.Node(version),
        "python" => ToolSetup.Python(version),
        "java" => ToolSetup.Java(version),
        _ => throw new Plans.FailureException($"A toolchain of {application.Name} names {language} in Versions, which no workflow can install.")
        {
            NextSteps = ["Name node, python or java there, or install it in a target."],
        },
    };
}

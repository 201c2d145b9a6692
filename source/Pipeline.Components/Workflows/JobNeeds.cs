using Pipeline.Delivery;
using Pipeline.Targets;
using Pipeline.Workflows;

namespace Pipeline.Components;

/// <summary>What the application's targets need of their jobs in a workflow.</summary>
internal static class JobNeeds
{
    /// <summary>GitHub gives every job one; it opens the repository's packages at <c>ghcr.io</c>.</summary>
    private const string RepositoryToken = "GITHUB_TOKEN";

    /// <summary>The languages of the services, in the versions that their toolchains name.</summary>
    public static ITargetDefinition UsesToolsOf(this ITargetDefinition definition, Application application) => definition.UsesTool(() =>
        application.Services.SelectMany(service => service.Toolchain.Versions).Distinct().Select(version => SetUp(application, version.Key, version.Value)));

    /// <summary>What a target that works on an environment needs: the secrets of the services, of the registry, of the hosts, and of the notifiers.</summary>
    public static ITargetDefinition SecretsOfServices(this ITargetDefinition definition, Application application) => definition.Secrets(() =>
    [
        .. application.Services.SelectMany(service => service.Secrets)
            .Concat(PasswordOf(application.Registry))
            .Concat(application.Environments.SelectMany(environment => environment.Host.Secrets.Concat(environment.Host.OptionalSecrets)))
            .Concat(application.Notifiers.Where(notifier => !notifier.IsNeedlessInGitHubJobs).Select(notifier => notifier.SecretName))
            .Distinct(StringComparer.Ordinal),
    ]);

    /// <summary>What taking the backups of all environments needs, and the way to their hosts.</summary>
    public static IEnumerable<string> ToBackUp(Application application) =>
        application.Environments.SelectMany(environment => environment.Backups.SelectMany(policy => policy.Secrets).Concat(environment.Host.OptionalSecrets));

    /// <summary>What the backups that deployments take need.</summary>
    public static IEnumerable<string> ToBackUpBefore(Application application) =>
        application.Environments.SelectMany(environment => environment.Backups).Where(policy => policy.BeforeDeployments).SelectMany(policy => policy.Secrets);

    /// <summary>What looking at the age of backups needs.</summary>
    public static IEnumerable<string> ToReadBackups(Application application) =>
        from environment in application.Environments
        from policy in environment.Backups
        where policy.RecoveryPoint is not null
        from name in policy.SealedBy is { } seal ? policy.Store.Secrets.Append(seal) : policy.Store.Secrets
        select name;

    /// <summary>What reading the backups of all environments back needs.</summary>
    public static IEnumerable<string> ToOpenBackups(Application application) =>
        application.Environments.SelectMany(environment => environment.Backups.SelectMany(policy => policy.OpeningSecrets));

    /// <summary>What restoring them for practice needs.</summary>
    public static IEnumerable<string> ToDrill(Application application) => ToOpenBackups(application).Concat(
        application.Environments.SelectMany(environment => environment.Backups.Select(policy => policy.Drill.DatabaseSecret).OfType<string>()));

    /// <summary>The password of the registry's user.</summary>
    public static ITargetDefinition SecretsOfRegistry(this ITargetDefinition definition, Application application) => definition.Secrets(() => PasswordOf(application.Registry));

    /// <summary>Signs in to the registry with the repository's own token, where that is the registry's password.</summary>
    /// <param name="definition">The target.</param>
    /// <param name="application">Whose registry.</param>
    /// <param name="permission">What it does with packages.</param>
    public static ITargetDefinition SignsInToRegistry(this ITargetDefinition definition, Application application, Permission permission) =>
        application.Registry is { User: null, PasswordSecret: RepositoryToken } registry
            ? definition.SignsIn(registry.Address, "${{ github.actor }}", RepositoryToken).Permissions(permission)
            : definition;

    /// <summary>
    /// Shares the job that builds and pushes, because images stay on the machine that built them. The password of the registry's user belongs to
    /// a GitHub environment <c>registry</c>; only the step of <c>Push</c> gets it.
    /// </summary>
    public static ITargetDefinition InJobOfImages(this ITargetDefinition definition, Application application) => application.Registry is { User: not null }
        ? definition.SecretsOf("registry")
        : definition.SignsInToRegistry(application, Permission.Write(PermissionScope.Packages));

    private static IReadOnlyList<string> PasswordOf(Registry? registry) => registry is { User: not null } ? [registry.PasswordSecret] : [];

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

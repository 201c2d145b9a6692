using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>What a target says about the job that it runs in. A run by <c>./build.sh</c> reads none of it.</summary>
public static class WorkflowAnnotations
{
    /// <summary>Runs in a job with no other target.</summary>
    public static ITargetDefinition InOwnJob(this ITargetDefinition definition) => definition.Annotate(new OwnJob());

    /// <summary>
    /// Runs in one job with all targets that name the same. The job gets what any of them asks for: permissions, tools, services.
    /// </summary>
    public static ITargetDefinition InJob(this ITargetDefinition definition, string id) => definition.Annotate(new NamedJob(id));

    /// <summary>Runs on that machine, instead of the workflow's.</summary>
    public static ITargetDefinition RunsOn(this ITargetDefinition definition, Runner runner) => definition.Annotate(runner);

    /// <summary>
    /// Runs once for each value, each time in a job of its own. A build parameter of that name gets the value; an axis that is none must
    /// name the machine: <c>RunsOn(Runner.OfMatrix("os"))</c>.
    /// </summary>
    public static ITargetDefinition Matrix(this ITargetDefinition definition, string axis, params IReadOnlyList<string> values) =>
        definition.Annotate(new MatrixAxis(axis, values));

    /// <summary>Needs a container beside it.</summary>
    public static ITargetDefinition Service(this ITargetDefinition definition, ServiceContainer service) => definition.Annotate(service);

    /// <summary>How long its job may take; of several targets in a job the longest counts.</summary>
    public static ITargetDefinition JobTimeout(this ITargetDefinition definition, TimeSpan timeout) => definition.Annotate(new JobTimeLimit(timeout));

    /// <summary>
    /// Leaves files for people, which its job uploads whatever becomes of it: reports. They are no results that other targets consume.
    /// </summary>
    /// <param name="definition">The target.</param>
    /// <param name="paths">Folders or patterns, relative to the repository's root.</param>
    public static ITargetDefinition Keeps(this ITargetDefinition definition, params IReadOnlyList<string> paths) => definition.Annotate(new KeptFiles(paths));

    /// <summary>What it does with the repository's token besides reading the sources.</summary>
    public static ITargetDefinition Permissions(this ITargetDefinition definition, params IReadOnlyList<Permission> permissions) =>
        Each(definition, permissions);

    /// <summary>Programs that have to be installed for it.</summary>
    public static ITargetDefinition UsesTool(this ITargetDefinition definition, params IReadOnlyList<ToolSetup> tools) => Each(definition, tools);

    /// <summary>As the other, asked only when workflows are written: every start of the build declares its targets.</summary>
    public static ITargetDefinition UsesTool(this ITargetDefinition definition, Func<IEnumerable<ToolSetup>> tools) => definition.Annotate(new Late(tools));

    /// <summary>
    /// Needs the version, which is the distance to the last tag: the first job of a workflow reads it from the history, the others get
    /// it from there.
    /// </summary>
    public static ITargetDefinition NeedsHistory(this ITargetDefinition definition) => definition.Annotate(new History());

    /// <summary>
    /// Signs in to a registry by <c>docker login</c> before the targets run. The password comes by standard input.
    /// </summary>
    /// <param name="definition">The target.</param>
    /// <param name="registry">The host: <c>ghcr.io</c>.</param>
    /// <param name="user">The user's name; <c>${{ github.actor }}</c> goes with the repository's token.</param>
    /// <param name="passwordSecret">The secret with the password; <c>GITHUB_TOKEN</c> is the repository's token.</param>
    public static ITargetDefinition SignsIn(this ITargetDefinition definition, string registry, string user, string passwordSecret) =>
        definition.Annotate(new RegistrySignIn(registry, user, passwordSecret));

    /// <summary>Proves who it is to another service by OpenID Connect, instead of by a stored secret.</summary>
    public static ITargetDefinition NeedsIdToken(this ITargetDefinition definition) =>
        definition.Annotate(Permission.Write(PermissionScope.IdToken));

    /// <summary>Secrets that it reads, by the names of their variables, besides those that it <c>Requires</c>.</summary>
    public static ITargetDefinition Secrets(this ITargetDefinition definition, params IReadOnlyList<string> names) =>
        definition.Annotate(new SecretNames(names));

    /// <summary>As the other, asked only when workflows are written: every start of the build declares its targets.</summary>
    public static ITargetDefinition Secrets(this ITargetDefinition definition, Func<IReadOnlyList<string>> names) =>
        definition.Annotate(new Late(() => [new SecretNames(names())]));

    /// <summary>Configuration variables of GitHub that it reads, besides the parameters that it <c>Requires</c>.</summary>
    public static ITargetDefinition Variables(this ITargetDefinition definition, params IReadOnlyList<string> names) =>
        definition.Annotate(new VariableNames(names));

    /// <summary>
    /// The GitHub environment that has its secrets, for a target that works on none of the build's: GitHub gives secrets of an environment
    /// only to the jobs that name it, and asks for approval where it says so.
    /// </summary>
    public static ITargetDefinition SecretsOf(this ITargetDefinition definition, string environment) =>
        definition.Annotate(new GitHubEnvironment(environment));

    /// <summary>Its job runs only then; what depends on it does not run either.</summary>
    public static ITargetDefinition OnlyInWorkflowWhen(this ITargetDefinition definition, Condition condition) => definition.Annotate(condition);

    private static ITargetDefinition Each<T>(ITargetDefinition definition, IReadOnlyList<T> annotations) where T : class
    {
        foreach (var annotation in annotations) definition.Annotate(annotation);
        return definition;
    }
}

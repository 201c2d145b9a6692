using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Signs in to a registry for the time of a plan. Docker keeps a password in its configuration, so the session has a configuration of its
/// own that is deleted in any case; the user's stays as it is. Where the registry names no user, the user's own log-in counts.
/// </summary>
internal static class RegistrySession
{
    /// <param name="registry">Where to.</param>
    /// <param name="password">Of its user; a dry run may have none.</param>
    /// <param name="folder">An absolute folder for the configuration.</param>
    /// <param name="engine">The address of the engine, which the user's configuration may name; its own default when <see langword="null"/>.</param>
    /// <param name="body">Gets the variables that its commands need.</param>
    public static Plan Of(Registry registry, Secret? password, string folder, string? engine, Func<ImmutableSortedDictionary<string, Value<string>>, Plan> body)
    {
        var none = ImmutableSortedDictionary<string, Value<string>>.Empty;
        if (registry.User is null) return body(none);

        var environment = none.Add("DOCKER_CONFIG", folder);
        if (engine is not null) environment = environment.Add("DOCKER_HOST", engine);
        var login = Docker.Of("login", "--username", registry.User, "--password-stdin", registry.Address).With(environment) with
        {
            Input = password is null ? null : (CommandInput)password,
        };
        return Plan.Guard(
            Plan.Sequence(
                ("sign-in", RegistryCommand.Of(new RunCommand(login), registry, registry.Address)),
                ("images", body(environment))),
            always: new DeleteDirectory(folder, Path.GetDirectoryName(folder)!));
    }

    /// <summary>
    /// The engine that Docker's current context names; <see langword="null"/> where that is the default. A session's own configuration has no
    /// contexts.
    /// </summary>
    public static Query<string?> Engine { get; } = new("Docker's current context", async cancellation =>
    {
        var context = await CommandQuery.RunAsync(Docker.Of("context", "inspect", "--format", "{{.Endpoints.docker.Host}}"), cancellation);
        var host = context.Succeeded();
        return host.Length == 0 || host == "unix:///var/run/docker.sock" || host == Environment.GetEnvironmentVariable("DOCKER_HOST") ? null : host;
    });
}

using System.Collections.Immutable;

namespace Pipeline.Workflows;

/// <summary>Signs in to a registry without an action: the password goes to <c>docker login</c> by standard input.</summary>
internal static class RegistryStep
{
    /// <summary>Docker's configuration, with the password in it, in a folder that the runner empties after the job.</summary>
    public const string Configuration = "runner.temp";

    private const string Command = """printf '%s' "$REGISTRY_PASSWORD" | docker login "$REGISTRY" --username "$REGISTRY_USER" --password-stdin""";

    public static RunStep Of(RegistrySignIn signIn)
    {
        var password = signIn.PasswordSecret == RegistrySignIn.RepositoryToken ? "github.token" : $"secrets.{signIn.PasswordSecret}";
        return new RunStep(Command, ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal)
            .Add("DOCKER_CONFIG", $"${{{{ {Configuration} }}}}")
            .Add("REGISTRY", signIn.Registry)
            .Add("REGISTRY_PASSWORD", $"${{{{ {password} }}}}")
            .Add("REGISTRY_USER", signIn.User))
        {
            Name = $"Sign in to {signIn.Registry}",
        };
    }
}

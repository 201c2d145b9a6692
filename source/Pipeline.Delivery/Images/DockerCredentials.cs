using System.Text;
using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// What <c>docker login</c> left for a registry: in a credential helper, or in Docker's configuration
/// (<see href="https://docs.docker.com/reference/cli/docker/login/#credential-stores">docker login</see>).
/// </summary>
internal static class DockerCredentials
{
    /// <summary>Docker Hub's key is older than the names of registries.</summary>
    private const string DockerHub = "https://index.docker.io/v1/";

    /// <summary>The log-in for a registry; <see langword="null"/> when there is none.</summary>
    /// <exception cref="FailureException">The configuration is not JSON, or a credential helper is missing.</exception>
    public static async Task<RegistryLogin?> FindAsync(string address, CancellationToken cancellation)
    {
        var file = Path.Combine(Folder(), "config.json");
        if (!File.Exists(file)) return null;

        var key = address == "docker.io" ? DockerHub : address;
        try
        {
            using var document = JsonDocument.Parse(await File.ReadAllTextAsync(file, cancellation));
            var configuration = document.RootElement;
            var helper = Member(Member(configuration, "credHelpers"), key) ?? Member(configuration, "credsStore");
            return helper?.GetString() is { Length: > 0 } name
                ? await AskAsync(name, key, cancellation)
                : Plain(Member(Member(Member(configuration, "auths"), key), "auth")?.GetString());
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            throw new FailureException($"{file} cannot be read as Docker's configuration: {error.Message}") { NextSteps = [$"Mend {file}, or docker login {address} again."] };
        }
    }

    private static string Folder() => Environment.GetEnvironmentVariable("DOCKER_CONFIG") is { Length: > 0 } folder
        ? folder
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker");

    /// <summary>Asks a helper (<see href="https://github.com/docker/docker-credential-helpers#development"/>): the address goes in, JSON comes out.</summary>
    private static async Task<RegistryLogin?> AskAsync(string helper, string key, CancellationToken cancellation)
    {
        var answer = await CommandQuery.RunAsync(new Command($"docker-credential-{helper}", "get") { Input = new Secret("registry", key) }, cancellation);
        if (answer.ExitCode != 0) return null; // It has none for this registry.

        using var document = JsonDocument.Parse(answer.Output);
        return Member(document.RootElement, "Username")?.GetString() is { } user && Member(document.RootElement, "Secret")?.GetString() is { } password
            ? new RegistryLogin(user, new Secret(key, password))
            : null;
    }

    private static RegistryLogin? Plain(string? encoded)
    {
        if (string.IsNullOrEmpty(encoded)) return null;
        var parts = Encoding.UTF8.GetString(Convert.FromBase64String(encoded)).Split(':', 2);
        return parts.Length == 2 ? new RegistryLogin(parts[0], new Secret("docker login", parts[1])) : null;
    }

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member : null;
}

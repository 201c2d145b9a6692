using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Asks a registry which digest a tag has, over its own interface
/// (<see href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests">OCI distribution</see>): no engine is needed, and nothing is pulled.
/// </summary>
/// <param name="registry">Which one.</param>
/// <param name="password">Of its user; Docker's own credentials count when the registry names none.</param>
/// <param name="time">For the pause before another attempt.</param>
public sealed class RegistryReader(Registry registry, Secret? password, TimeProvider time)
{
    private const int Attempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private const string Manifests =
        "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, "
        + "application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.docker.distribution.manifest.v2+json";

    /// <summary>The digest of a tag; <see langword="null"/> when there is no such tag.</summary>
    /// <param name="repository">Without tag and digest, with the registry's address.</param>
    /// <param name="tag">The tag.</param>
    public Query<string?> Digest(string repository, string tag) => new($"the tag {tag} of {repository}", async cancellation =>
    {
        var url = $"{BaseUrl()}/v2/{repository[(registry.Address.Length + 1)..]}/manifests/{tag}";
        var answer = await SendAsync(url, secret: null, cancellation);
        var login = answer.Status == HttpStatusCode.Unauthorized ? await LoginAsync(cancellation) : null;
        if (answer.Status == HttpStatusCode.Unauthorized)
            answer = await SendAsync(url, await AuthorizationAsync(answer, login, cancellation), cancellation);
        return Read(url, answer, login is not null);
    });

    private string BaseUrl() => $"{(registry.IsPlainHttp ? "http" : "https")}://{(registry.Address == "docker.io" ? "registry-1.docker.io" : registry.Address)}";

    private async Task<RegistryLogin?> LoginAsync(CancellationToken cancellation) => registry.User is null
        ? await DockerCredentials.FindAsync(registry.Address, cancellation)
        : password is null ? null : new RegistryLogin(registry.User, password);

    /// <summary>What the registry wants to see: the password itself, or a token for it.</summary>
    private async Task<Secret?> AuthorizationAsync(HttpAnswer refused, RegistryLogin? login, CancellationToken cancellation)
    {
        var challenge = RegistryChallenge.Parse(refused.Headers.GetValueOrDefault("WWW-Authenticate", "Basic"));
        if (challenge.TokenUrl is not { } url) return login?.Basic;

        var answer = await SendAsync(url, login?.Basic, cancellation);
        if (!answer.IsSuccess) throw Refused(url, answer, login is not null);
        using var document = JsonDocument.Parse(answer.Body);
        var token = document.RootElement.TryGetProperty("token", out var found) || document.RootElement.TryGetProperty("access_token", out found)
            ? found.GetString()
            : null;
        return token is null ? throw new FailureException($"{url} gave no token.") : new Secret("registry token", $"Bearer {token}");
    }

    private async Task<HttpAnswer> SendAsync(string url, Secret? secret, CancellationToken cancellation)
    {
        var request = new HttpRequest(url) { Headers = ImmutableSortedDictionary<string, string>.Empty.Add("Accept", Manifests) };
        if (secret is not null) request = request with { SecretHeaders = request.SecretHeaders.Add("Authorization", secret) };
        for (var attempt = 1; ; attempt++)
        {
            var answer = await HttpQuery.SendAsync(request, cancellation);
            var isBusy = !answer.IsKnown || answer.Value!.Status == HttpStatusCode.TooManyRequests || (int)answer.Value.Status >= 500;
            if (!isBusy || attempt == Attempts) return answer.IsKnown ? answer.Value! : throw new FailureException($"The registry {registry.Address} was not reached: {answer.Reason}");

            var asked = answer.Value?.RetryAfter ?? Pause * attempt;
            await Task.Delay(asked < LongestPause ? asked : LongestPause, time, cancellation);
        }
    }

    private string? Read(string url, HttpAnswer answer, bool isKnown) => answer.Status switch
    {
        HttpStatusCode.OK => answer.Headers.GetValueOrDefault("Docker-Content-Digest") ?? throw new FailureException($"{url} answered without a digest: it is no registry."),
        HttpStatusCode.NotFound => null,
        // For a repository that is not there yet some registries say that they may not tell; whoever pushes learns the difference.
        HttpStatusCode.Forbidden when isKnown => null,
        _ => throw Refused(url, answer, isKnown),
    };

    private FailureException Refused(string url, HttpAnswer answer, bool isKnown) => new(answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        ? $"The registry {registry.Address} {(isKnown ? "does not accept the log-in" : "wants a log-in")}: {url} answered {(int)answer.Status}."
        : $"The registry {registry.Address} could not be read: {url} answered {(int)answer.Status}.")
    {
        NextSteps = answer.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? [RegistryFailure.LogInStep(registry)] : [],
    };
}

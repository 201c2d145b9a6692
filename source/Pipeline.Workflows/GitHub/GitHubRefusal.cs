using System.Globalization;
using System.Net;
using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Workflows;

/// <summary>
/// What an answer of GitHub that is no success means, and what to do
/// (https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api).
/// </summary>
internal static class GitHubRefusal
{
    public static FailureException Of(string url, HttpAnswer answer, string token)
    {
        var status = (int)answer.Status;
        var said = $"GET {url} answered {status}: {MessageOf(answer)}";
        return answer.Status switch
        {
            HttpStatusCode.Unauthorized => Refused($"GitHub does not accept the token {token}. {said}", $"Set {token} to a token that is valid: gh auth token prints one."),
            HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests when IsRateLimit(answer) =>
                Refused($"GitHub takes no further requests for now. {said}", $"Try again {WhenAgain(answer)}."),
            HttpStatusCode.Forbidden => Refused(
                $"The token {token} may not read that. {said}",
                $"Give {token} the scope repo, or, when it is fine-grained, read access to Actions, Environments, Secrets and Variables."),
            HttpStatusCode.NotFound => Refused(
                $"The repository is not there, or the token {token} may not see it. {said}",
                "Check GITHUB_REPOSITORY, or the address of the git remote origin.",
                $"Give {token} the scope repo when the repository is private."),
            _ when status is >= 300 and < 400 => Refused(
                $"The repository has moved. {said}", "git remote set-url origin with its new address, or correct GITHUB_REPOSITORY."),
            _ => new FailureException(said) { IsFinal = status < 500 },
        };
    }

    private static FailureException Refused(string message, params IReadOnlyList<string> next) => new(message) { IsFinal = true, NextSteps = next };

    /// <summary>GitHub answers 403 or 429 for both of its limits; a plain 403 is a lack of rights.</summary>
    private static bool IsRateLimit(HttpAnswer answer) =>
        answer.Status == HttpStatusCode.TooManyRequests
        || answer.Headers.ContainsKey("Retry-After")
        || answer.Headers.GetValueOrDefault("X-RateLimit-Remaining") == "0"
        || MessageOf(answer).Contains("rate limit", StringComparison.OrdinalIgnoreCase);

    private static string WhenAgain(HttpAnswer answer)
    {
        if (Seconds(answer, "Retry-After") is { } wait) return string.Create(CultureInfo.InvariantCulture, $"in {wait} s");
        return answer.Headers.GetValueOrDefault("X-RateLimit-Remaining") == "0" && Seconds(answer, "X-RateLimit-Reset") is { } reset
            ? string.Create(CultureInfo.InvariantCulture, $"after {DateTimeOffset.FromUnixTimeSeconds(reset):yyyy-MM-dd HH:mm:ss} UTC")
            : "in a minute";
    }

    private static long? Seconds(HttpAnswer answer, string header) =>
        long.TryParse(answer.Headers.GetValueOrDefault(header), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    /// <summary>The <c>message</c> of GitHub's error document, else what the answer begins with.</summary>
    private static string MessageOf(HttpAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.TryGetProperty("message", out var message) ? message.GetString() ?? "" : answer.Explanation;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return answer.Explanation;
        }
    }
}

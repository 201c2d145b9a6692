using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// What a failed <c>docker push</c> or <c>docker pull</c> means for a person. The program's exit code is always 1, so its words must tell: those of the
/// engine and of <see href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes">registries</see>.
/// </summary>
public static class RegistryFailure
{
    private static readonly string[] Denied = ["unauthorized", "denied", "no basic auth credentials", "authentication required", "incorrect username or password"];
    private static readonly string[] Missing = ["manifest unknown", "manifest for", "does not exist", "No such image", "name unknown", "repository name not known"];

    /// <summary>The failure with what it means and what to do; final where another attempt is in vain.</summary>
    public static FailureException Explain(FailureException failure, Registry registry, string image)
    {
        var text = string.Join('\n', failure.Details);
        var (what, next, isFinal) = text switch
        {
            _ when Says(text, Denied) => ($"The registry {registry.Address} does not accept the log-in for {image}.", LogInStep(registry), true),
            _ when Says(text, "toomanyrequests", "429") => ($"The registry {registry.Address} has too many requests to take {image}.", "Wait, then run the same command again.", false),
            _ when Says(text, "no space left on device") => ($"The disk is full: {image}.", "Make room (docker system df says what takes it), then run the same command again.", true),
            _ when Says(text, "server gave HTTP response to HTTPS client") => ($"The registry {registry.Address} speaks HTTP, and the engine wants HTTPS.", $"Add {registry.Address} to insecure-registries in the engine's daemon.json, if it is in a network of your own.", true),
            _ when Says(text, Missing) => ($"There is no image {image}.", "Look whether Push has run for that release: ./build.sh Push", true),
            _ => ($"The registry {registry.Address} did not take or give {image}.", "Run the same command again; what is there already is not sent again.", false),
        };
        return new FailureException($"{what} {failure.Message}", failure) { IsFinal = isFinal, Details = failure.Details, NextSteps = [next] };
    }

    internal static string LogInStep(Registry registry) => registry.User is null
        ? $"docker login {registry.Address}"
        : $"Set {registry.PasswordSecret} to the password or token of {registry.User} at {registry.Address}.";

    private static bool Says(string text, params string[] words) => words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}

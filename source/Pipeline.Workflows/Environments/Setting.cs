namespace Pipeline.Workflows;

/// <summary>One thing to set on GitHub, with the command that does it.</summary>
/// <param name="What">As a person reads it: <c>secret API_KEY of staging</c>.</param>
/// <param name="Command">For the GitHub CLI. It asks for the value of a secret, which so gets into no history.</param>
internal sealed record Setting(string What, string Command)
{
    public static Setting Environment(string name) =>
        new($"environment {name}", $"gh api --method PUT repos/{{owner}}/{{repo}}/environments/{Uri.EscapeDataString(name)}");

    /// <summary>The person who runs it becomes the reviewer: which others there shall be nobody else can know.</summary>
    public static Setting Reviewers(string environment) => new(
        $"required reviewers of {environment}, which is protected",
        $"{Environment(environment).Command} -F 'reviewers[][type]=User' -F \"reviewers[][id]=$(gh api user --jq .id)\"");

    public static Setting Secret(string name, string? environment) =>
        new($"secret {name}{Of(environment)}", $"gh secret set {name}{Option(environment)}");

    public static Setting Variable(string name, string? environment) =>
        new($"variable {name}{Of(environment)}", $"gh variable set {name}{Option(environment)}");

    /// <summary>All that workflows need, as if nothing were there.</summary>
    public static IReadOnlyList<Setting> All(IReadOnlyList<NeededSettings> needed) => Missing(needed, new FoundSettings([], [], []));

    /// <summary>What workflows need and the repository does not have. An environment's job sees the repository's secrets and variables too.</summary>
    public static IReadOnlyList<Setting> Missing(IReadOnlyList<NeededSettings> needed, FoundSettings found) => [.. needed.SelectMany(one => Missing(one, found))];

    private static IEnumerable<Setting> Missing(NeededSettings needed, FoundSettings found)
    {
        var environment = needed.Environment is null ? null : found.Find(needed.Environment);
        if (needed.Environment is { } name)
        {
            if (environment is null && !needed.IsProtected) yield return Environment(name);
            if (environment is not { HasReviewers: true } && needed.IsProtected) yield return environment is null ? Protected(name) : Reviewers(name);
        }

        foreach (var secret in needed.Secrets)
            if (!Has(found.Secrets, found.SecretsOf, needed.Environment, secret)) yield return Secret(secret, needed.Environment);
        foreach (var variable in needed.Variables)
            if (!Has(found.Variables, found.VariablesOf, needed.Environment, variable)) yield return Variable(variable, needed.Environment);
    }

    private static Setting Protected(string environment) => Reviewers(environment) with { What = $"environment {environment} with required reviewers: it is protected" };

    private static bool Has(
        IReadOnlyList<string> shared, IReadOnlyDictionary<string, IReadOnlyList<string>> own, string? environment, string name) =>
        shared.Concat(environment is null ? [] : own.GetValueOrDefault(environment, [])).Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string Of(string? environment) => environment is null ? " of the repository" : $" of {environment}";

    private static string Option(string? environment) => environment is null ? "" : $" --env {environment}";
}

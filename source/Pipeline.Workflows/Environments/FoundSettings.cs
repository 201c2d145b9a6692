namespace Pipeline.Workflows;

/// <summary>What the repository has on GitHub. GitHub's names are equal in any case.</summary>
/// <param name="Environments">All of them.</param>
/// <param name="Secrets">The names of its own, and of those that its organization shares with it.</param>
/// <param name="Variables">Likewise.</param>
internal sealed record FoundSettings(IReadOnlyList<FoundEnvironment> Environments, IReadOnlyList<string> Secrets, IReadOnlyList<string> Variables)
{
    /// <summary>Environment to the names of its secrets, for those that were asked for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> SecretsOf { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Environment to the names of its variables, likewise.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> VariablesOf { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The environment of that name; <see langword="null"/> when there is none.</summary>
    public FoundEnvironment? Find(string environment) =>
        Environments.FirstOrDefault(found => string.Equals(found.Name, environment, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads what is needed to tell what is missing, and no more.</summary>
    /// <exception cref="Plans.FailureException">It could not be read; final when GitHub refused, not final when nobody answered.</exception>
    public static async Task<FoundSettings> ReadAsync(
        GitHubClient client, GitHubRepository repository, IReadOnlyList<NeededSettings> needed, CancellationToken cancellation)
    {
        var secrets = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var variables = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var found = new FoundSettings(
            await client.EnvironmentsAsync(repository, cancellation),
            needed.Any(one => one.Secrets.Count > 0) ? await client.SecretsAsync(repository, cancellation) : [],
            needed.Any(one => one.Variables.Count > 0) ? await client.VariablesAsync(repository, cancellation) : []);
        foreach (var one in needed)
        {
            if (one.Environment is not { } name || found.Find(name) is null) continue;
            if (one.Secrets.Count > 0) secrets[name] = await client.SecretsAsync(repository, name, cancellation);
            if (one.Variables.Count > 0) variables[name] = await client.VariablesAsync(repository, name, cancellation);
        }

        return found with { SecretsOf = secrets, VariablesOf = variables };
    }
}

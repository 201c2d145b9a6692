namespace Pipeline.Workflows;

internal sealed record OwnJob;

internal sealed record NamedJob(string Id);

internal sealed record MatrixAxis(string Name, IReadOnlyList<string> Values);

internal sealed record JobTimeLimit(TimeSpan Limit);

internal sealed record History;

internal sealed record RegistrySignIn(string Registry, string User, string PasswordSecret)
{
    public const string RepositoryToken = "GITHUB_TOKEN";
}

internal sealed record SecretNames(IReadOnlyList<string> Names);

internal sealed record VariableNames(IReadOnlyList<string> Names);

internal sealed record KeptFiles(IReadOnlyList<string> Paths);

internal sealed record GitHubEnvironment(string Name);

/// <summary>What is found out only when workflows are written.</summary>
internal sealed record Late(Func<IEnumerable<object>> Annotations);

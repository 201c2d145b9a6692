using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// The values of parameters, by name and environment. The first source that has one counts: command line, variable of the environment
/// (<c>STAGING_API_KEY</c>), variable (<c>API_KEY</c>), file of the environment, profiles, <c>.nuke/parameters.json</c>.
/// </summary>
internal sealed class ParameterValues(
    ParameterCatalog catalog,
    ParsedCommandLine commandLine,
    VariableSet variables,
    ParameterFiles files,
    string workingDirectory,
    string root)
{
    // Most answers to --help and --plan need none.
    private readonly Lazy<Redactor> redactor = new(() => new Redactor());

    public ParameterCatalog Catalog => catalog;

    /// <summary>Knows every secret that has been read.</summary>
    public Redactor Redactor => redactor.Value;

    /// <summary>The parameters that the command line gives.</summary>
    public IEnumerable<ParameterDefinition> Given => catalog.All.Where(parameter => commandLine.Values.ContainsKey(parameter.Name));

    /// <summary>The value as its source has it; <see langword="null"/> when none has one.</summary>
    /// <exception cref="FailureException">Two variables match.</exception>
    public RawValue? Resolve(string name, string? environment) =>
        (catalog.Find(name) is { IsPrefixed: true } ? null : FromCommandLine(name)) ?? FromVariables(name, environment) ?? files.Find(name, environment);

    /// <summary>The value as text, of a declared parameter or of any variable.</summary>
    public string? Find(string name, string? environment) =>
        catalog.Find(name) is { IsSecret: true } ? FindSecret(name, environment)?.Reveal() : Resolve(name, environment)?.Text;

    /// <summary>The value as a secret: kept out of all output from now on.</summary>
    /// <exception cref="FailureException">It is too short, or cannot be decrypted.</exception>
    public Secret? FindSecret(string name, string? environment)
    {
        if (Resolve(name, environment) is not { } raw) return null;

        var secret = new Secret(name, Decrypted(name, raw).Text);
        Redactor.Add(secret);
        return secret;
    }

    /// <summary>The value with the parameter's type; <see langword="null"/> when no source has one.</summary>
    /// <exception cref="FailureException">The value is not of that type.</exception>
    public object? Convert(ParameterDefinition parameter, string? environment)
    {
        if ((parameter.IsPrefixed ? ResolvePrefixed(parameter, environment) : Resolve(parameter.Name, environment)) is not { } raw) return null;
        if (!parameter.IsSecret) return ValueConverter.Convert(parameter, raw);

        FindSecret(parameter.Name, environment);
        return ValueConverter.Convert(parameter, Decrypted(parameter.Name, raw));
    }

    private RawValue? FromCommandLine(string name)
    {
        if (catalog.Find(name) is not { } option || !commandLine.Values.TryGetValue(option.Name, out var words)) return null;
        return new RawValue(option.Dashed, words.Count == 0 ? ["true"] : words, workingDirectory) { IsList = true };
    }

    private RawValue? ResolvePrefixed(ParameterDefinition parameter, string? environment) =>
        FromCommandLine(parameter.Name) ?? OfVariable(variables.FindPrefixed(parameter.Name)) ?? files.Find(parameter.Name, environment);

    private RawValue? FromVariables(string name, string? environment)
    {
        var variable = (environment is null ? null : VariableOf(environment, name)) ?? variables.Find(name);
        return OfVariable(variable);
    }

    private RawValue? OfVariable((string Name, string Value)? variable) =>
        variable is { } found ? new RawValue($"the variable {found.Name}", [found.Value], root) : null;

    /// <summary>A variable that begins with the environment's name, unless a parameter is called so.</summary>
    private (string Name, string Value)? VariableOf(string environment, string name)
    {
        var full = $"{environment}_{name}";
        return catalog.Find(full) is null ? variables.Find(full) : null;
    }

    private RawValue Decrypted(string name, RawValue raw) => raw.File is { } file && EncryptedSecret.Is(raw.Text)
        ? raw with { Words = [EncryptedSecret.Decrypt(name, raw.Text, file, variables)] }
        : raw;
}

namespace Pipeline.Workflows;

/// <summary>The steps before the first target of a job: sources, SDK, tools.</summary>
internal sealed class SetUpSteps(RepositoryFacts facts)
{
    /// <summary>The commit, with its history where a version is read from it.</summary>
    public bool WithHistory { get; init; }

    /// <summary>The machine has files of an environment beside the sources, which cleaning would delete.</summary>
    public bool KeepsFiles { get; init; }

    /// <summary>Packages may come from a cache that other runs have written.</summary>
    public bool UsesCache { get; init; }

    public IReadOnlyList<ToolSetup> Tools { get; init; } = [];

    public IEnumerable<Step> Steps() => [Checkout(), DotNet(), .. Tools.OrderBy(tool => tool.Name, StringComparer.Ordinal).Select(Tool)];

    private ActionStep Checkout()
    {
        var with = new List<KeyValuePair<string, YamlValue>>();
        if (WithHistory) with.Add(new("fetch-depth", 0));
        with.Add(new("persist-credentials", false));
        if (KeepsFiles) with.Add(new("clean", false));
        return new ActionStep("actions/checkout") { With = with };
    }

    private ActionStep DotNet() => new("actions/setup-dotnet")
    {
        With =
        [
            facts.HasGlobalJson ? new("global-json-file", "global.json") : new("dotnet-version", "10.0.x"),
            .. Cache(facts.HasNuGetLocks, true, "**/packages.lock.json"),
        ],
    };

    private ActionStep Tool(ToolSetup tool)
    {
        var with = new List<KeyValuePair<string, YamlValue>>();
        if (tool.Name == "java") with.Add(new("distribution", "temurin"));
        with.Add(new($"{tool.Name}-version", tool.Version));
        if (tool.Name == "node") with.AddRange(Cache(facts.HasNpmLocks, "npm", "**/package-lock.json"));
        // It caches unasked when package.json names its package manager.
        if (tool.Name == "node" && !UsesCache) with.Add(new("package-manager-cache", false));
        return new ActionStep(tool.Action) { With = with };
    }

    /// <summary>Keyed by the lock files, so that a cache holds what they name and nothing else.</summary>
    private IEnumerable<KeyValuePair<string, YamlValue>> Cache(bool hasLocks, YamlValue kind, string locks) =>
        UsesCache && hasLocks ? [new("cache", kind), new("cache-dependency-path", locks)] : [];
}

using System.Collections.Immutable;

namespace Pipeline.Workflows;

/// <summary>The steps before the first target of a job: sources, SDK, tools.</summary>
internal sealed class SetUpSteps(RepositoryFacts facts)
{
    /// <summary>The commit, with its history where a version is read from it.</summary>
    public bool WithHistory { get; init; }

    /// <summary>The machine has files of an environment beside the sources, which cleaning would delete.</summary>
    public bool KeepsFiles { get; init; }

    /// <summary>Packages may come from a cache, keyed by the lock files, so that it holds what they name and nothing else.</summary>
    public bool UsesCache { get; init; }

    public IReadOnlyList<ToolSetup> Tools { get; init; } = [];

    public IEnumerable<Step> Steps() => [Checkout(), DotNet(), .. Tools.OrderBy(tool => tool.Name, StringComparer.Ordinal).Select(Tool), .. Forget()];

    private ActionStep Checkout() => new("actions/checkout")
    {
        With = new YamlMap
        {
            Entries =
            {
                ["fetch-depth"] = WithHistory ? 0 : null,
                ["persist-credentials"] = false,
                ["clean"] = KeepsFiles ? false : null,
            },
        },
    };

    /// <summary>
    /// Results that an earlier run has left on the machine would be uploaded with the job's own, and replace the fresh ones of another job
    /// where both are downloaded.
    /// </summary>
    private IEnumerable<Step> Forget() =>
        KeepsFiles ? [new RunStep($"rm -rf {RunArtifacts.Outputs}", ImmutableSortedDictionary<string, string>.Empty)] : [];

    private ActionStep DotNet() => new("actions/setup-dotnet")
    {
        With = new YamlMap
        {
            Entries =
            {
                ["global-json-file"] = facts.HasGlobalJson ? "global.json" : null,
                ["dotnet-version"] = facts.HasGlobalJson ? null : "10.0.x",
                ["cache"] = UsesCache && facts.HasNuGetLocks ? true : null,
                ["cache-dependency-path"] = UsesCache && facts.HasNuGetLocks ? "**/packages.lock.json" : null,
            },
        },
    };

    private ActionStep Tool(ToolSetup tool)
    {
        var cachesNode = tool.Name == "node" && UsesCache && facts.HasNpmLocks;
        return new ActionStep(tool.Action)
        {
            With = new YamlMap
            {
                Entries =
                {
                    ["distribution"] = tool.Name == "java" ? "temurin" : null,
                    [$"{tool.Name}-version"] = tool.Version,
                    ["cache"] = cachesNode ? "npm" : null,
                    ["cache-dependency-path"] = cachesNode ? "**/package-lock.json" : null,
                    // It caches unasked when package.json names its package manager.
                    ["package-manager-cache"] = tool.Name == "node" && !UsesCache ? false : null,
                },
            },
        };
    }
}

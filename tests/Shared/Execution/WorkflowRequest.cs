using System.Text.Json;

namespace Pipeline.Testing;

/// <summary>A run of a workflow file on this machine, by tests/workflow-tools/run.mjs.</summary>
internal sealed record WorkflowRequest
{
    /// <summary>The workflow file.</summary>
    public required string Workflow { get; init; }

    /// <summary>What checkouts are made of.</summary>
    public required string Repository { get; init; }

    /// <summary>An empty folder for the jobs' workspaces and for artifacts.</summary>
    public required string Folder { get; init; }

    /// <summary>What starts the workflow: a push to main by default.</summary>
    public WorkflowEvent Event { get; init; } = new("push", "refs/heads/main");

    /// <summary>What a person has given with a manual run.</summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public Settings Secrets { get; init; } = new();

    public Settings Vars { get; init; } = new();

    /// <summary>The folders of self-hosted runners, by label: what is in them outlives a job.</summary>
    public IReadOnlyDictionary<string, string> Runners { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The environment variables of the runners' machines.</summary>
    public IReadOnlyDictionary<string, string> Machine { get; init; } = Plain;

    /// <summary>Leaves out the containers that jobs ask for; otherwise such a job is refused.</summary>
    public bool WithoutContainers { get; init; }

    /// <summary>What a machine has that nobody has configured.</summary>
    public static IReadOnlyDictionary<string, string> Plain { get; } = new[] { "PATH", "HOME", "DOTNET_ROOT", "NUGET_PACKAGES" }
        .Where(name => Environment.GetEnvironmentVariable(name) is not null)
        .ToDictionary(name => name, name => Environment.GetEnvironmentVariable(name)!, StringComparer.Ordinal);

    /// <summary>Runs it to its end.</summary>
    public async Task<WorkflowTrace> RunAsync() => (await RunAllAsync([this])).Single();

    /// <summary>Runs several, one after another.</summary>
    public static async Task<IReadOnlyList<WorkflowTrace>> RunAllAsync(IReadOnlyList<WorkflowRequest> requests)
    {
        var file = Path.Combine(Directory.CreateDirectory(requests[0].Folder).FullName, "requests.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(requests, JsonSerializerOptions.Web));
        return (await WorkflowTools.RunAsync<Traces>("run.mjs", file)).Runs;
    }

    private sealed record Traces(IReadOnlyList<WorkflowTrace> Runs);
}

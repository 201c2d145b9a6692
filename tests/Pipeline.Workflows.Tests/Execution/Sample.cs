namespace Pipeline.Workflows.Tests;

/// <summary>A repository whose workflow is executed.</summary>
internal sealed class Sample : IDisposable
{
    private const string On = """
        on:
          push:
          workflow_dispatch:
            inputs:
              sure:
                type: boolean
              note:
                required: true

        """;

    private readonly TemporaryFolder folder = new();
    private readonly GitRepository repository;

    public Sample()
    {
        repository = new(Path.GetDirectoryName(folder.Write("repository/file.txt", "of the first commit\n"))!);
        repository.Init();
        Commit("v1.0.0");
    }

    public void Commit(string tag) => repository.Commit(tag, tag);

    /// <summary>Runs the jobs of a workflow that is started by a push and by hand.</summary>
    /// <param name="jobs">The YAML below <c>jobs</c>, and whatever else stands at the top.</param>
    /// <param name="change">What else the run is given.</param>
    public Task<WorkflowTrace> RunAsync(string jobs, Func<WorkflowRequest, WorkflowRequest>? change = null)
    {
        var request = new WorkflowRequest
        {
            Workflow = folder.Write("workflow.yml", On + jobs),
            Repository = repository.Path,
            Folder = Path.Combine(folder.Path, "run"),
            Runners = new Dictionary<string, string>(StringComparer.Ordinal) { ["own"] = Path.Combine(folder.Path, "own") },
        };
        return (change?.Invoke(request) ?? request).RunAsync();
    }

    public void Dispose() => folder.Dispose();
}

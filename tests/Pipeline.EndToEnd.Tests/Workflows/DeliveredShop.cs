using System.Text.Json;

namespace Pipeline.EndToEnd.Tests;

/// <summary>
/// The shop with its generated workflows in its repository. Its delivery is run by hand in one clone, and by the workflow on a runner of
/// one's own: each has staging and production of its own, on other ports.
/// </summary>
public sealed class DeliveredShop : IAsyncLifetime
{
    private readonly Shop shop = new();
    private readonly string folder = Directory.CreateTempSubdirectory("delivered-").FullName;
    private int runs;

    public DeliveredShop() => (ByHand, ByWorkflow) = (new(ClonePath), new(Path.Combine(RunnerPath, "workspace")));

    /// <summary>What was delivered by hand.</summary>
    internal LocalEnvironments ByHand { get; }

    /// <summary>What the workflow has delivered.</summary>
    internal LocalEnvironments ByWorkflow { get; }

    /// <summary>The clone in which a person works.</summary>
    public string ClonePath => Path.Combine(folder, "clone");

    /// <summary>Below it are the workspace of the runner and those of the runners that are gone after a job.</summary>
    public string RunnerPath => Path.Combine(folder, "runner");

    public async Task InitializeAsync()
    {
        await shop.InitializeAsync();
        var program = Path.Combine(AppContext.BaseDirectory, "Pipeline.DeliveryBuild.dll");
        shop.Write("build.sh", $"#!/usr/bin/env bash\nexec dotnet '{program}' \"$@\"\n");
        File.SetUnixFileMode(shop.PathTo("build.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        (await shop.RunAsync("GenerateWorkflows", [.. ByWorkflow.Variables])).Expect(0);
        Commit();
    }

    public async Task DisposeAsync()
    {
        await ByHand.DisposeAsync();
        await ByWorkflow.DisposeAsync();
        await shop.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Commits and tags the next version.</summary>
    internal string Commit() => shop.Commit();

    /// <summary>Commits and tags a version that lacks the file that the tests of the services look for.</summary>
    internal void CommitBroken()
    {
        File.Delete(shop.PathTo("web/Pipeline.TestService.dll"));
        shop.Commit();
    }

    /// <summary>Commits a version whose workflow was edited by hand.</summary>
    internal void CommitEdited()
    {
        File.AppendAllText(shop.PathTo(".github/workflows/deliver.yml"), "# Edited.\n");
        shop.Commit();
    }

    /// <summary>Runs targets as a person does, in a fresh clone.</summary>
    internal async Task<BuildResult> RunByHandAsync(string arguments)
    {
        if (Directory.Exists(ClonePath)) new GitRepository(ClonePath).Run("pull", "--quiet", "--tags");
        else shop.Git.Run("clone", "--quiet", shop.Root, ClonePath);
        using var run = BuildRun.Start(ClonePath, arguments, ByHand.Variables);
        return await run.EndAsync();
    }

    /// <summary>Runs the delivery as a push to main does, on a machine with more variables.</summary>
    internal Task<WorkflowTrace> DeliverAsync(params (string Name, string Value)[] variables) => Request("deliver", variables).RunAsync();

    /// <summary>Runs a generated workflow as a person does.</summary>
    internal Task<WorkflowTrace> StartAsync(string name, params (string Name, string Value)[] inputs)
    {
        var given = inputs.ToDictionary(input => input.Name, input => input.Value, StringComparer.Ordinal);
        return (Request(name, []) with { Event = new("workflow_dispatch", "refs/heads/main"), Inputs = given }).RunAsync();
    }

    /// <summary>The nodes of the graph below a target, each with those that have to run before it.</summary>
    internal async Task<IReadOnlyDictionary<string, string[]>> GraphAsync(string target)
    {
        var plan = JsonDocument.Parse((await shop.RunAsync($"{target} --plan json")).Expect(0).Output);
        return plan.RootElement.GetProperty("nodes").EnumerateArray().ToDictionary(
            node => node.GetProperty("id").GetString()!,
            node => node.GetProperty("predecessors").EnumerateArray().Select(before => before.GetString()!).ToArray(),
            StringComparer.Ordinal);
    }

    private WorkflowRequest Request(string name, IEnumerable<(string Name, string Value)> variables)
    {
        var machine = new Dictionary<string, string>(WorkflowRequest.Plain, StringComparer.Ordinal);
        foreach (var (variable, value) in ByWorkflow.Variables.Concat(variables)) machine[variable] = value;
        return new WorkflowRequest
        {
            Workflow = shop.PathTo($".github/workflows/{name}.yml"),
            Repository = shop.Root,
            Folder = Path.Combine(RunnerPath, $"run-{++runs}"),
            Runners = new Dictionary<string, string>(StringComparer.Ordinal) { ["shop"] = RunnerPath },
            Machine = machine,
        };
    }
}

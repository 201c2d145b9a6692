namespace Pipeline.Workflows.Tests;

/// <summary>Every generated workflow file runs; a build stands in for those that they were generated from.</summary>
public sealed class GeneratedRunsTests : IDisposable
{
    private readonly StandIn build = new();

    public void Dispose() => build.Dispose();

    [FactNeedingWorkflowTools]
    public async Task When_all_targets_succeed_so_does_every_job()
    {
        var files = Files();

        var traces = await WorkflowRequest.RunAllAsync([.. files.Select(file => build.Request(file))]);

        foreach (var (file, trace) in files.Zip(traces))
        {
            trace.Conclusion.Should().Be("success", "{0} runs: {1}", file, trace.Output);
            trace.Jobs.Should().Contain(job => job.Result == "success", "{0} does something", file);
        }
    }

    [FactNeedingWorkflowTools]
    public async Task When_a_target_fails_so_does_its_job_and_what_depends_on_it_does_not_start()
    {
        var failures = Files().SelectMany(file => file.Jobs.Where(RunsTargets).Select(job => (File: file, Job: job))).ToList();

        var traces = await WorkflowRequest.RunAllAsync([.. failures.Select(failure => build.Request(failure.File, failure.Job.Id))]);

        foreach (var ((file, failing), trace) in failures.Zip(traces).Where(pair => IsStarted(pair.Second, pair.First.Job)))
        {
            trace.Conclusion.Should().Be("failure", "{0} of {1} failed: {2}", failing.Id, file, trace.Output);
            foreach (var later in file.Jobs.Where(job => file.Requires(job, failing)))
                BuildsOf(trace, later).Should().BeEmpty("{0} of {1} depends on {2}", later.Id, file, failing.Id);
        }
    }

    [FactNeedingWorkflowTools]
    public async Task What_an_earlier_run_has_left_on_a_machine_of_one_s_own_does_not_travel()
    {
        var requests = Files().Select(file => build.Request(file)).Where(request => request.Runners.Count > 0).ToList();
        var left = requests.SelectMany(request => request.Runners.Values).Select(runner => Path.Combine(runner, "workspace/.nuke/temp/outputs/Left.json")).ToList();
        foreach (var file in left)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, "{}");
        }

        foreach (var trace in await WorkflowRequest.RunAllAsync(requests)) trace.Expect("success");

        left.Should().NotBeEmpty();
        requests.SelectMany(request => Directory.EnumerateFiles(request.Folder, "Left.json", SearchOption.AllDirectories)).Should().BeEmpty();
    }

    private static bool IsStarted(WorkflowTrace trace, ParsedJob job) => trace.Legs(job.Id).Any(leg => leg.Result != "skipped");

    private static IEnumerable<string> BuildsOf(WorkflowTrace trace, ParsedJob job) =>
        trace.Legs(job.Id).SelectMany(leg => leg.Scripts).Select(step => step.Run!).Where(IsBuild);

    private static List<ParsedWorkflow> Files() => [.. GeneratedFiles.All.Select(ParsedWorkflow.Read)];

    private static bool RunsTargets(ParsedJob job) => job.Steps.Any(step => step.TextAt("run") is { } run && IsBuild(run));

    private static bool IsBuild(string run) => run.StartsWith("exec ./build.sh ", StringComparison.Ordinal);
}

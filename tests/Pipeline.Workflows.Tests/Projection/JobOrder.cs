namespace Pipeline.Workflows.Tests;

/// <summary>Runs the jobs of a projected workflow in one of the orders that <c>needs</c> allows, on paper.</summary>
internal sealed class JobOrder(Projected projected, Random random)
{
    private readonly Dictionary<string, List<string>> artifacts = new(StringComparer.Ordinal);

    /// <summary>For each target its machine's results, as T1, and files, as artifacts/T1/*.</summary>
    public Dictionary<string, HashSet<string>> Present { get; } = new(StringComparer.Ordinal);

    /// <summary>The targets in the order they ran in.</summary>
    public List<string> Ran { get; } = [];

    public JobOrder Run()
    {
        var left = projected.Jobs.ToList();
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (left.Count > 0)
        {
            var ready = left.FindAll(job => job.Needs.All(done.Contains));
            if (ready.Count == 0) throw new InvalidOperationException($"{string.Join(' ', left.Select(job => job.Id))} wait for each other.");
            var next = ready[random.Next(ready.Count)];
            left.Remove(next);
            Run(next);
            done.Add(next.Id);
        }

        return this;
    }

    private void Run(Job job)
    {
        var here = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in job.Steps)
        {
            switch (step)
            {
                case ActionStep { Action: "actions/download-artifact" } download: here.UnionWith(artifacts[Named(download)]); break;
                case ActionStep { Action: "actions/upload-artifact" } upload: artifacts.Add(Named(upload), Uploaded(upload, here)); break;
                case RunStep run: Run(run, here); break;
                default: break;
            }
        }
    }

    private void Run(RunStep step, HashSet<string> here)
    {
        foreach (var target in step.Command.Split(' ').Skip(2).TakeWhile(word => word[0] != '-'))
        {
            Ran.Add(target);
            Present.Add(target, [.. here]);
            here.Add(target);
            here.Add($"artifacts/{target}/*");
        }
    }

    /// <summary>All results, where the folder with them is uploaded; and the files that are named.</summary>
    private static List<string> Uploaded(ActionStep step, HashSet<string> here)
    {
        var path = step.With.Entries.All.Single(pair => pair.Key == "path").Value;
        IReadOnlyList<string> globs = path is YamlLines lines ? lines.Lines : [((YamlText)path).Value];
        return [.. here.Where(item => item.StartsWith("artifacts/", StringComparison.Ordinal) ? globs.Contains(item) : globs.Contains(RunArtifacts.Outputs))];
    }

    private static string Named(ActionStep step) => ((YamlText)step.With.Entries.All.Single(pair => pair.Key is "name" or "pattern").Value).Value;
}

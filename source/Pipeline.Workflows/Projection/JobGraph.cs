namespace Pipeline.Workflows;

/// <summary>The jobs of a workflow and what passes between them: order, artifacts, the version.</summary>
internal sealed class JobGraph
{
    private readonly WorkGraph work;
    private readonly Dictionary<WorkNode, int> jobOf = [];

    /// <summary>What has to succeed before a job.</summary>
    private readonly NodeBits hard;

    /// <summary>What has to end before a job.</summary>
    private readonly NodeBits any;

    private JobGraph(WorkGraph work, IReadOnlyList<JobDraft> jobs)
    {
        (this.work, Jobs) = (work, jobs);
        (hard, any) = (new NodeBits(jobs.Count), new NodeBits(jobs.Count));
        for (var job = 0; job < jobs.Count; job++)
            foreach (var node in jobs[job].Nodes) jobOf.Add(node, job);
    }

    /// <summary>Each after those it waits for.</summary>
    public IReadOnlyList<JobDraft> Jobs { get; }

    public static JobGraph Of(WorkGraph work, Func<List<WorkNode>, JobDraft> draft)
    {
        var graph = new JobGraph(work, [.. Grouping.Of(work.Nodes).Select(draft)]);
        graph.Wait();
        graph.PassFiles();
        graph.PassOutputs();
        graph.PassVersion();
        return graph;
    }

    private void Wait()
    {
        for (var job = 0; job < Jobs.Count; job++)
        {
            var waits = WaitsOf(job);
            for (var from = 0; from < job; from++)
            {
                if (waits[from] is not { } isHard) continue;
                any.Add(job, from);
                if (isHard) hard.Add(job, from);
            }

            for (var from = 0; from < job; from++)
                if (waits[from] is { } isHard && !IsImplied(waits, from, isHard)) Jobs[job].Needs.Add(new Need(Jobs[from], isHard));
            Jobs[job].IsRelaxed = Jobs[job].Needs.Exists(need => !need.IsHard || need.Job.IsRelaxed);
        }
    }

    /// <summary>For each job whether it has to succeed before this one; <see langword="null"/> for those that this one does not wait for.</summary>
    private bool?[] WaitsOf(int job)
    {
        var waits = new bool?[Jobs.Count];
        foreach (var node in Jobs[job].Nodes)
        {
            foreach (var edge in node.Predecessors)
                if (jobOf[edge.From] is var from && from != job) waits[from] = edge.IsHard || waits[from] == true;
        }

        return waits;
    }

    /// <summary>Another job that this one waits for waits for it already, and no less strictly.</summary>
    private bool IsImplied(bool?[] waits, int from, bool isHard)
    {
        for (var other = from + 1; other < waits.Length; other++)
            if (waits[other] is { } isOtherHard && (isHard ? isOtherHard && hard.Has(other, from) : any.Has(other, from))) return true;
        return false;
    }

    private void PassFiles()
    {
        foreach (var node in work.Nodes)
        {
            foreach (var (producer, files) in work.Consumed(node))
                if (jobOf[producer] != jobOf[node]) Pass(jobOf[producer], jobOf[node], files);
        }
    }

    /// <summary>
    /// What a target may read of those before it: the files that the run left of them. A job passes on what it has got itself, so that
    /// only the last one that has a result has to be asked for it.
    /// </summary>
    private void PassOutputs()
    {
        var sources = OutputSources();
        var has = new NodeBits(Jobs.Count);
        for (var job = 0; job < Jobs.Count; job++)
        {
            // What comes for sure with the artifacts of others.
            var comes = new NodeBits(1, Jobs.Count);
            for (var from = job - 1; from >= 0; from--)
            {
                if (!sources.Has(job, from) || comes.Has(0, from)) continue;
                Pass(from, job, [RunArtifacts.Outputs]);
                has.Add(job, from);
                if (hard.Has(job, from)) comes.Include(0, has, from);
            }
        }
    }

    /// <summary>For each job those whose results its targets may read.</summary>
    private NodeBits OutputSources()
    {
        var sources = new NodeBits(Jobs.Count);
        var before = new NodeBits(work.Nodes.Count, Jobs.Count);
        foreach (var node in work.Nodes)
        {
            foreach (var edge in node.Predecessors)
            {
                before.Include(node.Position, edge.From.Position);
                if (edge.From.HasOutputs) before.Set(node.Position, jobOf[edge.From]);
            }

            if (node.HasOutputs) sources.Include(jobOf[node], before, node.Position);
        }

        return sources;
    }

    private void Pass(int from, int to, IReadOnlyList<string> files)
    {
        Jobs[from].Uploads.UnionWith(files);
        if (Jobs[to].Downloads.Exists(download => download.Job == Jobs[from])) return;
        Jobs[to].Downloads.Add(new Download(Jobs[from], hard.Has(to, from)));
    }

    private void PassVersion()
    {
        for (var job = 0; job < Jobs.Count; job++)
        {
            var draft = Jobs[job];
            if (!draft.NeedsHistory) continue;
            var reader = Enumerable.Range(0, job).FirstOrDefault(other => hard.Has(job, other) && Jobs[other].VersionFrom == Jobs[other], -1);
            draft.VersionFrom = reader < 0 ? draft : Jobs[reader];
            if (reader < 0) continue;
            Jobs[reader].GivesVersion = true;
            // Only the outputs of a job that is named in needs can be read.
            if (!draft.Needs.Exists(need => need.Job == Jobs[reader])) draft.Needs.Insert(0, new Need(Jobs[reader], IsHard: true));
        }
    }
}

using System.Collections.Immutable;
using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>Makes a job of a group of targets.</summary>
internal sealed class JobWriter(WorkflowContext context, JobDraft draft)
{
    private const string VersionStep = "run";

    private readonly Runner runner = draft.Agreed(traits => traits.Runner, value => $"{value}", "runners") ?? context.Workflow.RunsOn;
    private readonly List<Permission> permissions = draft.All(traits => traits.Permissions);
    private readonly SortedSet<string> secrets = new(draft.Nodes.SelectMany(node => node.Traits.Secrets), StringComparer.Ordinal);

    private BuildEnvironment? Environment => context.EnvironmentOf(draft);

    /// <summary>It brings something to where others take it from.</summary>
    public bool Publishes => draft.Environment is not null || secrets.Count > 0 || permissions.Exists(permission => permission.CanWrite);

    public Job Job(bool usesCache)
    {
        var job = new Job(draft.Id, Name())
        {
            Needs = [.. draft.Needs.Select(need => need.Job.Id)],
            If = context.ConditionOf(draft, Environment),
            Runner = runner,
            Timeout = draft.Nodes.Max(node => node.Traits.Timeout) ?? context.Workflow.JobTimeout,
            Environment = GitHubEnvironment(),
            Holds = WorksOn ?? GitHubEnvironment(),
            Url = GitHubEnvironment() == Environment?.Name ? Environment?.Url : null,
            Permissions = permissions,
            Matrix = Matrix(),
            Services = draft.All(traits => traits.Services),
            Outputs = draft.GivesVersion
                ? ImmutableSortedDictionary<string, string>.Empty.Add(JobVersion.Output, $"steps.{VersionStep}.outputs.{JobVersion.Output}")
                : ImmutableSortedDictionary<string, string>.Empty,
            Steps = [.. SetUp(usesCache).Steps(), .. Downloads(), .. Invocations(), .. Upload(), .. Reports()],
            Secrets = secrets,
            Variables = new SortedSet<string>(draft.Nodes.SelectMany(node => node.Traits.Variables), StringComparer.Ordinal),
        };
        JobRules.Check(context, draft, job);
        return job;
    }

    private string Name()
    {
        var targets = draft.Nodes.Select(node => node.Node.Target.Name).ToList();
        return targets.Count <= 4 ? string.Join(", ", targets) : $"{string.Join(", ", targets.Take(3))} and {targets.Count - 3} more";
    }

    /// <summary>What it works on: an environment of the build, or the one that a person chooses.</summary>
    private string? WorksOn => draft.Environment is null ? null : Environment?.Name ?? WorkflowInputs.ChosenEnvironment;

    private string? GitHubEnvironment() => WorksOn is { } environment
        ? context.Workflow.GitHubEnvironment(environment)
        : draft.Agreed(traits => traits.SecretsOf, name => name, "GitHub environments");

    private List<MatrixAxis> Matrix() =>
        draft.Agreed(traits => traits.Matrix.Count > 0 ? traits.Matrix : null, Show, "matrices") ?? [];

    private static string Show(List<MatrixAxis> axes) => string.Join("; ", axes.Select(axis => $"{axis.Name}: {string.Join(' ', axis.Values)}"));

    private SetUpSteps SetUp(bool usesCache) => new(context.Model.Facts)
    {
        WithHistory = draft.VersionFrom == draft,
        KeepsFiles = context.KeepsFiles(runner),
        UsesCache = usesCache,
        Tools = draft.All(traits => traits.Tools),
    };

    private IEnumerable<Step> Downloads() => draft.Downloads.Select(download =>
    {
        // By name a missing one fails; what the job waits for may have failed without leaving any.
        var isNamed = download.IsSure && !download.Job.IsMatrix;
        return new ActionStep("actions/download-artifact")
        {
            With = new YamlMap
            {
                Entries =
                {
                    ["name"] = isNamed ? download.Job.Id : null,
                    ["pattern"] = isNamed ? null : download.Job.IsMatrix ? $"{download.Job.Id}.leg-*" : download.Job.Id,
                    ["path"] = RunArtifacts.RootOf(download.Job.Uploads),
                    ["merge-multiple"] = isNamed ? null : true,
                },
            },
        };
    });

    private List<Step> Invocations()
    {
        var steps = new List<Step>();
        var isFirst = true;
        foreach (var slice in draft.Slices())
        {
            steps.AddRange(slice.SelectMany(node => node.Traits.SignIns).Distinct().Select(RegistryStep.Of));
            var step = new InvocationStep { Targets = [.. slice.Select(node => node.Node.Target)], Environment = Environment?.Name }
                .With(slice.Select(node => node.Traits), context.Model)
                .With(context.Inputs);
            if (draft.VersionFrom is { } from && from != draft) step.With(JobVersion.Variable, $"needs.{from.Id}.outputs.{JobVersion.Output}");
            steps.Add(step.Step() with
            {
                Id = isFirst && draft.GivesVersion ? VersionStep : null,
                If = slice[0].Behavior.IsAssured && !isFirst ? "!cancelled()" : null,
            });
            isFirst = false;
        }

        return steps;
    }

    private IEnumerable<Step> Upload() => draft.Uploads.Count == 0 ? [] : [UploadOf(draft.Uploads, suffix: "")];

    /// <summary>What people read when it failed, and when it did not.</summary>
    private IEnumerable<Step> Reports()
    {
        var kept = new SortedSet<string>(draft.All(traits => traits.Kept), StringComparer.Ordinal);
        return kept.Count == 0 ? [] : [UploadOf(kept, suffix: "-reports") with { If = "!cancelled()" }];
    }

    /// <param name="paths">What is uploaded.</param>
    /// <param name="suffix">Tells it from the job's other artifact.</param>
    private ActionStep UploadOf(SortedSet<string> paths, string suffix)
    {
        var hasHidden = paths.Any(path => path.StartsWith('.') || path.Contains("/.", StringComparison.Ordinal));
        return new ActionStep("actions/upload-artifact")
        {
            With = new YamlMap
            {
                Entries =
                {
                    ["name"] = (draft.IsMatrix ? $"{draft.Id}.leg-${{{{ strategy.job-index }}}}" : draft.Id) + suffix,
                    ["path"] = paths.Count == 1 ? paths.Min : new YamlLines([.. paths]),
                    ["if-no-files-found"] = "error",
                    ["retention-days"] = context.Workflow.ArtifactDays,
                    // Without it the folder .nuke is left out.
                    ["include-hidden-files"] = hasHidden ? true : null,
                },
            },
        };
    }
}

using Pipeline.Plans;

namespace Pipeline.Workflows;

/// <summary>What has to change so that the files are what the code gives.</summary>
internal sealed record WorkflowChanges(IReadOnlyList<(WorkflowFile? Old, WorkflowFile? New)> Changes)
{
    /// <exception cref="FailureException">A file of that name was written by somebody.</exception>
    public static WorkflowChanges Of(IReadOnlyList<WorkflowFile> there, IReadOnlyList<WorkflowFile> wanted)
    {
        var changes = new List<(WorkflowFile? Old, WorkflowFile? New)>();
        foreach (var file in wanted)
        {
            var old = there.FirstOrDefault(other => other.Path == file.Path);
            if (old is { IsOwn: false }) throw Foreign(old);
            if (old != file) changes.Add((old, file));
        }

        foreach (var file in there)
            if (file.IsOwn && !wanted.Any(other => other.Path == file.Path)) changes.Add((file, null));
        return new WorkflowChanges(changes);
    }

    public Plan Plan(string root) => Changes.Count == 0
        ? Plans.Plan.Nothing($"{WorkflowFile.Folder} is what the code gives")
        : Plans.Plan.Sequence(Changes.Select(change => new Plans.Step(
            Path.GetFileNameWithoutExtension((change.New ?? change.Old)!.Path),
            change.New is { } file ? new WriteFile(Path.Combine(root, file.Path), file.Content) : new DeleteFile(Path.Combine(root, change.Old!.Path)))));

    /// <exception cref="FailureException">Something has to change; the details show what.</exception>
    public Plan Refuse()
    {
        if (Changes.Count == 0) return Plans.Plan.Nothing($"{WorkflowFile.Folder} is what the code gives");
        var paths = Changes.Select(change => (change.New ?? change.Old)!.Path);
        throw new FailureException($"{WorkflowFile.Folder} is not what the code gives: {string.Join(", ", paths)}.")
        {
            Details = [.. Changes.SelectMany(change => LineDifference.Of(change.Old, change.New))],
            NextSteps = ["Write them anew, look at the difference, and commit: ./build.sh GenerateWorkflows && git diff .github"],
        };
    }

    private static FailureException Foreign(WorkflowFile file) => new($"{file.Path} was not written by GenerateWorkflows, and a workflow of the build has its name.")
    {
        NextSteps = [$"Rename the workflow in the build, or delete the file: git rm {file.Path}"],
    };
}

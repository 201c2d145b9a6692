using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <summary>A build whose workflows of GitHub Actions are projected from its targets.</summary>
public partial interface IWorkflows : IPipelineBuild
{
    /// <summary>The workflows, one file each.</summary>
    IEnumerable<Workflow> Workflows { get; }

    [Parameter("GenerateWorkflows writes nothing, and fails when the files are not what the code gives.")]
    bool Check => TryGetValue<bool?>(() => Check) ?? false;

    Target GenerateWorkflows => _ => _
        .Description("Writes .github/workflows from the workflows of the build; --check compares instead")
        .Plans(async context =>
        {
            string root = PipelineBuild.RootDirectory;
            var wanted = WorkflowFiles.Of((PipelineBuild)this, Workflows, root);
            var files = new Query<IReadOnlyList<WorkflowFile>>(WorkflowFile.Folder, _ => Task.FromResult(WorkflowFile.Read(root)));
            var changes = WorkflowChanges.Of(await context.AskAsync(files, [], "that there are no workflows yet"), wanted);
            return Check ? changes.Refuse() : changes.Plan(root);
        });
}

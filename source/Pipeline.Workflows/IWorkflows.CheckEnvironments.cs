using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <content>What the repository needs on GitHub.</content>
public partial interface IWorkflows
{
    Target CheckEnvironments => _ => _
        .Description("Names the environments, secrets and variables that the workflows need and the repository on GitHub does not have")
        .Plans(async context =>
        {
            string root = PipelineBuild.RootDirectory;
            var needed = NeededSettings.Of(WorkflowFiles.Project((PipelineBuild)this, Workflows, root), Environments);
            if (needed.Count == 0) return Plan.Nothing("the workflows need no environment, secret or variable");

            var answer = await SettingsReader.ReadAsync(context, root, needed);
            foreach (var line in answer.Lines(needed)) context.Note(line);
            return answer.Plan(needed);
        });
}

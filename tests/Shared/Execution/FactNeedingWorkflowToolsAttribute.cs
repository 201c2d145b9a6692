namespace Pipeline.Testing;

/// <summary>A fact that is skipped where the tools in tests/workflow-tools cannot run, and says what is missing. The gate installs them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactNeedingWorkflowToolsAttribute : FactAttribute
{
    public FactNeedingWorkflowToolsAttribute() => Skip = WorkflowTools.Missing;
}

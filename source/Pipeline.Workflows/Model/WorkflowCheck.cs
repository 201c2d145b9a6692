namespace Pipeline.Workflows;

/// <summary>Where a workflow compares the files in <c>.github/workflows</c> with the code.</summary>
public enum WorkflowCheck
{
    /// <summary>Nowhere: an emergency must not wait for YAML.</summary>
    None,

    /// <summary>In a job of its own, <c>workflows</c>, beside the others.</summary>
    OwnJob,

    /// <summary>Before anything else in every job that waits for no other.</summary>
    FirstStep,
}

namespace Pipeline.Targets;

/// <summary>Passes the events of a run on to the build.</summary>
internal sealed class BuildEvents(PipelineBuild build) : IRunObserver
{
    public void Changed(NodeState state)
    {
        build.Progress.Set(state.Node, state.Status);
        var target = state.Node.Target.Name;
        switch (state.Status)
        {
            case NodeStatus.Running: build.OnTargetRunning(target); break;
            case NodeStatus.Skipped: build.OnTargetSkipped(target); break;
            case NodeStatus.Succeeded: build.OnTargetSucceeded(target); break;
            case NodeStatus.Failed: build.OnTargetFailed(target); break;
            default: break;
        }
    }
}

namespace Pipeline.Targets;

/// <summary>Is told what becomes of the nodes of a run; the build's own events. Called by the thread that runs the node.</summary>
internal interface IRunObserver
{
    void Changed(NodeState state);
}

using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>What has become of one node so far. Changed by one thread at a time: the schedule, or the node's own while it runs.</summary>
internal sealed class NodeState(Node node, int index)
{
    public Node Node { get; } = node;

    /// <summary>Its place in the plan order.</summary>
    public int Index { get; } = index;

    public string Id { get; } = node.Id;

    public TargetBehavior Behavior => Node.Target.Behavior;

    public NodeStatus Status { get; private set; }

    /// <summary>Why it was skipped or not run.</summary>
    public string Reason { get; private set; } = "";

    public TimeSpan Duration { get; set; }

    public Exception? Failure { get; private set; }

    /// <summary>The failed node that this one depends on, directly or not.</summary>
    public NodeState? Cause { get; set; }

    /// <summary>A dry run built its plan, and it has nothing to do.</summary>
    public bool HasNothingToDo { get; set; }

    /// <summary>What was noted about it before its turn came.</summary>
    public NoteList Notes { get; } = new();

    /// <summary>What its plan wants to know once it has ended.</summary>
    public List<Query<Finding?>> Questions { get; } = [];

    /// <summary>The answers.</summary>
    public List<Finding> Findings { get; } = [];

    public IReadOnlyList<NodeState> Dependencies { get; set; } = [];
    public IReadOnlyList<NodeState> Predecessors { get; set; } = [];

    /// <summary>The nodes that this one pulls into the run and that follow it.</summary>
    public IReadOnlyList<NodeState> Triggers { get; set; } = [];

    /// <summary>The nodes that this one is in the run for: they depend on it or trigger it.</summary>
    public List<NodeState> NeededBy { get; } = [];

    /// <summary>The nodes that wait for this one.</summary>
    public List<NodeState> Successors { get; } = [];

    /// <summary>How many predecessors have not ended.</summary>
    public int Waiting { get; set; }

    /// <summary>Nobody named it and nobody depends on it: it is in the run because others trigger it.</summary>
    public bool IsOnlyTriggered =>
        !Node.IsInvoked && NeededBy.Count > 0 && !NeededBy.Exists(other => other.Dependencies.Contains(this));

    public bool IsCollective => Behavior.Plan is null && Behavior.Bodies.Count == 0;

    /// <summary>It failed, and what depends on it must not run.</summary>
    public bool Blocks => Status is NodeStatus.Aborted || (Status is NodeStatus.Failed && !Behavior.ProceedsAfterFailure);

    public void Become(NodeStatus status, string reason = "") => (Status, Reason) = (status, reason);

    public void Fail(Exception failure) => (Status, Failure) = (NodeStatus.Failed, failure);

    public override string ToString() => $"{Id}: {Status}";
}

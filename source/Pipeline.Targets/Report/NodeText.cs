using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>How nodes read in reports.</summary>
internal static class NodeText
{
    /// <summary>The whole of a failure stands below the table.</summary>
    private const int LongestReason = 100;

    /// <summary>The node with its environment: <c>DeployStaging (staging)</c>.</summary>
    public static string Name(Node node) =>
        node.Environment is { } environment && !node.Target.Behavior.IsPerEnvironment ? $"{node.Id} ({environment})" : node.Id;

    public static string Status(NodeStatus status) => status switch
    {
        NodeStatus.NotRun => "Not run",
        NodeStatus.Aborted => "Interrupted",
        _ => status.ToString(),
    };

    /// <summary>How it ended, as a line: <c>Test failed after 4.2 s: dotnet ended with exit code 1.</c></summary>
    public static string Ending(NodeState state) => state.Status switch
    {
        NodeStatus.Succeeded => $"{state.Id} succeeded in {Duration.Show(state.Duration)}",
        NodeStatus.Failed => $"{state.Id} failed after {Duration.Show(state.Duration)}: {Reason(state)}",
        _ => $"{state.Id} was interrupted after {Duration.Show(state.Duration)}",
    };

    public static Style Style(NodeState state) => state.Status switch
    {
        NodeStatus.Succeeded => Targets.Style.Good,
        NodeStatus.Failed or NodeStatus.Aborted => Targets.Style.Bad,
        _ => Targets.Style.Faint,
    };

    /// <summary>Why it did not succeed, in one line, or what its code reported; and what was found out in either case.</summary>
    public static string Reason(NodeState state)
    {
        var found = string.Join("; ", state.Findings.Select(finding => finding.Line));
        var told = Told(state);
        return told.Length == 0 || found.Length == 0 ? told + found : $"{told} ({found})";
    }

    private static string Told(NodeState state)
    {
        if (state.Failure is { } failure) return FirstLine(failure.Message);
        return state.Reason.Length > 0 ? state.Reason : string.Join(", ", state.Node.Reported);
    }

    private static string FirstLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var line = end < 0 ? text : text[..end];
        return line.Length <= LongestReason ? line : $"{line.AsSpan(0, LongestReason - 1)}…";
    }
}

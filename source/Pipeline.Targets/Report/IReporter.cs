using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Shows a run to whoever reads it. Safe for use by several threads. Everything is redacted on the way out.</summary>
internal interface IReporter : IOutput
{
    /// <summary>How plans are set apart from other text.</summary>
    PlanStyle PlanStyle { get; }

    /// <summary>Shows a line about the run itself.</summary>
    void Line(string text, Style style);

    /// <summary>A node starts; its lines go to what is returned until it has ended.</summary>
    IOutput Start(NodeState state);

    /// <summary>A node that was started has ended.</summary>
    void End(NodeState state);

    /// <summary>Hides a secret in what others show of the run: the log of a CI server.</summary>
    void Hide(Secret secret);

    /// <summary>The run is over.</summary>
    void Finish(RunResult result);
}

using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Bench;

/// <summary>A reporter and a journal that keep nothing: what remains is the engine.</summary>
internal sealed class Silence : IReporter, IJournal
{
    public PlanStyle PlanStyle => PlanStyle.Plain;

    public void Line(string text)
    {
    }

    public void Line(string text, Style style)
    {
    }

    public IOutput Start(NodeState state) => this;

    public void End(NodeState state)
    {
    }

    public void Hide(Secret secret)
    {
    }

    public void Finish(RunResult result)
    {
        if (result.Code != 0) throw new InvalidOperationException($"{result.Failed.First().Failure}");
    }

    public void Intent(string id, string description)
    {
    }

    public void Outcome(string id, TimeSpan duration, string? failure)
    {
    }
}

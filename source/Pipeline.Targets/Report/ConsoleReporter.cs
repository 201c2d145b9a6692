using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// Shows a run on a terminal or in a file. A target that runs alone has its lines plainly under its heading; as soon as another
/// runs beside it, its lines begin with its name.
/// </summary>
internal sealed class ConsoleReporter(Screen screen, Verbosity verbosity, int nameWidth) : IReporter
{
    private readonly Lock gate = new();
    private readonly List<NodeLines> running = [];
    private readonly bool showsOutput = verbosity <= Verbosity.Normal;
    private readonly bool showsTargets = verbosity <= Verbosity.Minimal;
    private bool isFinished;

    private bool ShowsProgress => showsOutput && screen.IsTerminal;

    public PlanStyle PlanStyle => screen.PlanStyle;

    public void Line(string text) => Line(text, Style.Plain);

    public void Line(string text, Style style)
    {
        lock (gate) screen.Line(text, style);
    }

    public IOutput Start(NodeState state)
    {
        var lines = new NodeLines(this, state);
        lock (gate)
        {
            running.Add(lines);
            if (running.Count > 1) running.ForEach(other => other.IsBesideOthers = true);
            if (showsTargets) screen.Line($"== {NodeText.Name(state.Node)}", Style.Heading);
        }

        return lines;
    }

    public void End(NodeState state)
    {
        lock (gate)
        {
            if (isFinished) return;
            // What it left behind may still write.
            running.Find(lines => lines.State == state)!.IsBesideOthers = true;
            running.RemoveAll(lines => lines.State == state);
            if (showsTargets) screen.Line($"== {NodeText.Ending(state)}", NodeText.Style(state));
        }
    }

    public void Hide(Secret secret)
    {
        // Every line is redacted already.
    }

    public void Finish(RunResult result)
    {
        lock (gate)
        {
            isFinished = true;
            foreach (var (line, style) in RunEnding.Lines(result)) screen.Line(line, style);
        }
    }

    private void Show(NodeLines lines, string text)
    {
        if (!showsOutput) return;

        lock (gate)
        {
            if (isFinished) return;
            screen.Line(lines.IsBesideOthers ? $"{lines.State.Id.PadRight(nameWidth)} | {text}".TrimEnd() : text);
        }
    }

    /// <summary>Two that are under way at once would replace each other's.</summary>
    private void ShowProgress(NodeLines lines, string text)
    {
        lock (gate)
            if (!isFinished && !lines.IsBesideOthers) screen.Progress(text);
    }

    private sealed class NodeLines(ConsoleReporter reporter, NodeState state) : IOutput
    {
        public NodeState State => state;

        public bool IsBesideOthers { get; set; }

        public void Line(string text) => reporter.Show(this, text);

        public bool ShowsProgress => reporter.ShowsProgress;

        public void Progress(string text) => reporter.ShowProgress(this, text);
    }
}

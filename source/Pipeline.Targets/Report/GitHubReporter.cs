using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// Shows a run in the log of GitHub Actions: every target's lines as one group. The target in front streams into the log; those
/// beside it are kept until its group is closed.
/// </summary>
internal sealed class GitHubReporter(Screen screen, Verbosity verbosity, JobSummary? summary) : IReporter
{
    private readonly Lock gate = new();
    private readonly bool showsOutput = verbosity <= Verbosity.Normal;
    private readonly HashSet<string> masked = new(StringComparer.Ordinal);
    private readonly List<Block> running = [];
    private readonly List<Block> ended = [];
    private readonly List<(string Text, Style Style)> between = [];
    private Block? front;
    private bool isFinished;

    public PlanStyle PlanStyle => screen.PlanStyle;

    public void Line(string text) => Line(text, Style.Plain);

    /// <remarks>A line about the run itself waits until no group is open: it would seem to belong to that target.</remarks>
    public void Line(string text, Style style)
    {
        lock (gate)
        {
            if (front is null) screen.Line(text, style);
            else between.Add((text, style));
        }
    }

    public IOutput Start(NodeState state)
    {
        var block = new Block(this, state);
        lock (gate)
        {
            running.Add(block);
            if (front is null) Open(block);
        }

        return block;
    }

    public void End(NodeState state)
    {
        lock (gate)
        {
            if (running.Find(one => one.State == state) is not { } block) return;
            running.Remove(block);
            if (block != front)
            {
                ended.Add(block);
                return;
            }

            Close(block);
            foreach (var other in ended) Show(other);
            ended.Clear();
            if (running.Count > 0) Open(running[0]);
        }
    }

    public void Hide(Secret secret)
    {
        lock (gate)
        {
            foreach (var mask in GitHubCommand.Masks(secret))
                if (masked.Add(mask)) screen.Raw(mask);
        }
    }

    public void Finish(RunResult result)
    {
        lock (gate)
        {
            // Those that did not end in time: nothing is heard of them any more.
            foreach (var block in running.ToList()) End(block.State);
            isFinished = true;
            foreach (var (line, style) in RunEnding.Lines(result)) screen.Line(line, style);
            foreach (var failure in result.OtherFailures) screen.Line(GitHubCommand.Error(failure.Headline, failure.Failure.Message));
            summary?.Write(result, screen);
        }
    }

    private void Show(Block block)
    {
        Open(block);
        Close(block);
    }

    private void Open(Block block)
    {
        front = block;
        screen.Line(GitHubCommand.Group(NodeText.Name(block.State.Node)));
        foreach (var line in block.Kept) screen.Line(line);
        block.Kept.Clear();
    }

    private void Close(Block block)
    {
        front = null;
        screen.Line(GitHubCommand.EndGroup);
        screen.Line(NodeText.Ending(block.State), NodeText.Style(block.State));
        if (block.State.Failure is { } failure)
            screen.Line(GitHubCommand.Error($"{NodeText.Name(block.State.Node)} failed", failure.Message));
        foreach (var (text, style) in between) screen.Line(text, style);
        between.Clear();
    }

    private void Take(Block block, string text)
    {
        if (!showsOutput) return;

        lock (gate)
        {
            if (isFinished) return;
            if (block == front) screen.Line(text);
            else if (running.Contains(block)) block.Kept.Add(text);
            else Line($"{block.State.Id} | {text}");
        }
    }

    private sealed class Block(GitHubReporter reporter, NodeState state) : IOutput
    {
        public NodeState State => state;

        /// <summary>Lines that wait for their turn in the log.</summary>
        public List<string> Kept { get; } = [];

        public void Line(string text) => reporter.Take(this, text);
    }
}

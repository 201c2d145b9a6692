using System.Collections.Immutable;
using System.Text;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Runs a tool for the code of a target: its output belongs to that target, and ending the target ends it.</summary>
internal static class ToolRunner
{
    /// <summary>How many of the last lines a failure carries.</summary>
    private const int Tail = 20;

    /// <summary>The delegate that runs a program.</summary>
    public static Tool ToolFor(string program) => (arguments, workingDirectory, environmentVariables, timeout, logOutput) =>
        Run(program, arguments, workingDirectory, environmentVariables, timeout, logOutput);

    /// <exception cref="FailureException">It cannot be started, ends with another exit code than 0, or takes too long.</exception>
    public static IReadOnlyCollection<ToolOutput> Run(
        string program,
        ArgumentStringHandler arguments,
        string? workingDirectory,
        IReadOnlyDictionary<string, string>? environmentVariables,
        int? timeout,
        bool? logOutput)
    {
        var redactor = Ambient.Current?.Parameters.Redactor ?? new Redactor();
        foreach (var secret in arguments.Secrets) redactor.Add(secret);

        var command = new Command(program, CommandWords.Split(arguments.ToString()).Select(Value.Of))
        {
            WorkingDirectory = workingDirectory ?? PipelineBuild.RootDirectory,
            Environment = (environmentVariables ?? ImmutableDictionary<string, string>.Empty)
                .ToImmutableSortedDictionary(pair => pair.Key, pair => Value.Of(pair.Value), StringComparer.Ordinal),
        };
        // The root goes without saying.
        var shown = (workingDirectory is null ? command with { WorkingDirectory = null } : command).Describe(new Values());
        var run = new ToolRun(command, shown, redactor, isShown: logOutput ?? true);
        return run.RunAsync(timeout is { } limit ? TimeSpan.FromMilliseconds(limit) : null).GetAwaiter().GetResult();
    }

    private sealed class ToolRun(Command command, string line, Redactor redactor, bool isShown)
    {
        private readonly TargetScope? scope = TargetScope.Current;
        private readonly List<ToolOutput> lines = [];
        private readonly StringBuilder[] unfinished = [new(), new()];

        public async Task<IReadOnlyCollection<ToolOutput>> RunAsync(TimeSpan? limit)
        {
            var cancellation = scope?.Cancellation ?? CancellationToken.None;
            using var timer = new CancellationTokenSource(limit ?? Timeout.InfiniteTimeSpan);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
            Show($"> {line}");
            try
            {
                var exit = await ChildProcess.RunAsync(command, new Values(), redactor, Take, both.Token).ConfigureAwait(false);
                return exit == 0 ? lines : throw Failure($"ended with exit code {exit}.");
            }
            catch (OperationCanceledException) when (timer.IsCancellationRequested && !cancellation.IsCancellationRequested)
            {
                throw Failure($"took longer than {Duration.Show(limit!.Value)} and was ended.");
            }
        }

        private void Take(OutputPiece piece)
        {
            var ended = unfinished[piece.IsError ? 1 : 0].Append(piece.Text);
            if (!piece.EndsLine) return;
            lines.Add(new ToolOutput(ended.ToString(), piece.IsError));
            Show(ended.ToString());
            ended.Clear();
        }

        private void Show(string text)
        {
            if (!isShown) return;
            if (scope is not null) scope.Output.Line(redactor.Redact(text));
            else Ambient.Current?.Out.WriteLine(redactor.Redact(text));
        }

        // What was not shown yet is the only account of the failure.
        private FailureException Failure(string what) => new($"{command.Program} {what}")
        {
            Details = [.. lines.TakeLast(Tail).Select(line => line.Text)],
        };
    }
}

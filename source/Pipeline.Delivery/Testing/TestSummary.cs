namespace Pipeline.Delivery;

/// <summary>What the tests of a service found, for a person.</summary>
public sealed class TestSummary
{
    /// <summary>The page of a job holds 1 MiB (https://docs.github.com/actions, job summaries), for all services together.</summary>
    private const int ShownFailures = 50;
    private const int ShownLines = 20;
    private const int ShownCharacters = 300;

    private readonly string service;
    private readonly IReadOnlyList<TestResult> results;

    internal TestSummary(string service, IReadOnlyList<TestResult> results) => (this.service, this.results) = (service, results);

    /// <summary>How many of the service's lines they ran; not measured when <see langword="null"/>.</summary>
    public LineCoverage? Coverage { get; init; }

    /// <summary>One line: <c>api: 41 passed, 1 failed, 2 skipped, coverage 83.2 %</c>.</summary>
    public string Line
    {
        get
        {
            var coverage = Coverage is { Total: > 0 } measured ? $", coverage {measured.Share}" : "";
            return $"{service}: {Count(TestOutcome.Passed)} passed, {Count(TestOutcome.Failed)} failed, {Count(TestOutcome.Skipped)} skipped{coverage}";
        }
    }

    /// <summary>The line as a heading, with the names and messages of the tests that failed, in Markdown; <see langword="null"/> when none did.</summary>
    public string? Failures
    {
        get
        {
            var failed = results.Where(result => result.Outcome == TestOutcome.Failed).ToList();
            if (failed.Count == 0) return null;

            List<string> lines = [.. failed.Take(ShownFailures).SelectMany(Lines)];
            if (failed.Count > ShownFailures) lines.Add($"… and {failed.Count - ShownFailures} more");
            var fence = Fence(lines);
            return $"#### {Line}\n\n{fence}text\n{string.Join('\n', lines)}\n{fence}";
        }
    }

    private int Count(TestOutcome outcome) => results.Count(result => result.Outcome == outcome);

    private static IEnumerable<string> Lines(TestResult failed)
    {
        var message = failed.Message.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0).ToList();
        yield return Cut(failed.Name.ReplaceLineEndings(" "));
        foreach (var line in message.Take(ShownLines)) yield return Cut($"  {line}");
        if (message.Count > ShownLines) yield return $"  … and {message.Count - ShownLines} lines more";
    }

    private static string Cut(string line) => line.Length <= ShownCharacters ? line : $"{line.AsSpan(0, ShownCharacters - 1)}…";

    /// <summary>Longer than any row of backticks in the text, which would end the block (CommonMark 4.5).</summary>
    private static string Fence(IEnumerable<string> lines)
    {
        var (longest, current) = (2, 0);
        foreach (var character in string.Join('\n', lines))
        {
            current = character == '`' ? current + 1 : 0;
            longest = Math.Max(longest, current);
        }

        return new string('`', longest + 1);
    }
}

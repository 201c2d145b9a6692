using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Everything that is wrong with a request, collected so that one run shows all of it.</summary>
internal sealed class Problems
{
    private readonly List<FailureException> all = [];

    public IReadOnlyList<FailureException> All => all;

    public bool Any => all.Count > 0;

    public void Add(string what, params IReadOnlyList<string> fix) => Add(new FailureException(what) { NextSteps = fix });

    public void Add(FailureException problem) => all.Add(problem);

    public void AddRange(IEnumerable<FailureException> problems) => all.AddRange(problems);

    /// <summary>Does a step, or notes why it fails.</summary>
    public void Try(Action step)
    {
        try
        {
            step();
        }
        catch (FailureException problem)
        {
            Add(problem);
        }
    }

    /// <summary>Writes each problem with what to do about it.</summary>
    /// <returns>The exit code.</returns>
    public int Report(TextWriter errors, Redactor? redactor = null)
    {
        foreach (var problem in redactor is null ? all : all.Select(redactor.Redact))
        {
            errors.WriteLine($"error: {problem.Message}");
            foreach (var line in problem.Details) errors.WriteLine($"    {line}");
            foreach (var line in problem.NextSteps) errors.WriteLine($"  fix: {line}");
        }

        return ExitCode.WrongRequest;
    }
}

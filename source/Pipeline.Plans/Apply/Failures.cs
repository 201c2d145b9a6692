using System.Runtime.ExceptionServices;

namespace Pipeline.Plans;

/// <summary>Makes one failure of several, so that a person reads all of them.</summary>
internal static class Failures
{
    private const string Interrupted = "The run was interrupted.";

    /// <summary>Throws the first failure in order; it tells of the others.</summary>
    /// <param name="steps">The steps that ran at once, each with its failure or <see langword="null"/>.</param>
    public static void ThrowFirst(IEnumerable<(string Name, Exception? Failure)> steps)
    {
        var failed = steps.Where(step => step.Failure is not null).ToList();
        if (failed.Count > 1 && failed[0].Failure is FailureException first) throw First(first, failed[1..]);
        if (failed.Count > 1) throw new AggregateException(failed.Select(step => step.Failure!));
        ThrowIfAny(failed[0].Failure);
    }

    public static void ThrowIfAny(Exception? failure)
    {
        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>A failure that was undone, with what is true now.</summary>
    public static Exception Undone(Exception failure, string? aftermath) => (failure, aftermath) switch
    {
        (_, null) => failure,
        (FailureException known, _) => new FailureException($"{known.Message.TrimEnd('.')}. {aftermath}", known) { IsFinal = known.IsFinal, Details = known.Details, NextSteps = known.NextSteps },
        (OperationCanceledException, _) => new OperationCanceledException($"The run was interrupted. {aftermath}", failure),
        _ => failure,
    };

    /// <summary>A failure, and what failed while it was dealt with.</summary>
    /// <param name="first">The reason for it all, if there was one.</param>
    /// <param name="what">Begins a sentence: <c>Undoing it</c>.</param>
    /// <param name="second">How that failed, if it did.</param>
    public static Exception? Both(Exception? first, string what, Exception? second) => (first, second) switch
    {
        (_, null) => first,
        (null, _) => second,
        (OperationCanceledException, OperationCanceledException) => new OperationCanceledException($"{Interrupted} {CutOff(what)}", first),
        (FailureException or OperationCanceledException, FailureException or OperationCanceledException) => Failure(first, what, second),
        _ => new AggregateException(first, second),
    };

    private static FailureException First(FailureException first, List<(string Name, Exception? Failure)> others) =>
        new($"{first.Message} Failed as well: {string.Join(", ", others.Select(other => other.Name))}.", first)
        {
            IsFinal = first.IsFinal,
            Details = [.. first.Details, .. others.SelectMany(other => Details(other.Failure!).Prepend($"{other.Name}: {other.Failure!.Message}"))],
            NextSteps = [.. others.Select(other => other.Failure).Prepend(first).SelectMany(NextSteps).Distinct(StringComparer.Ordinal)],
        };

    private static FailureException Failure(Exception first, string what, Exception second)
    {
        var reason = first is OperationCanceledException ? Interrupted : first.Message;
        var also = second is OperationCanceledException ? CutOff(what) : $"{what} failed too: {second.Message}";
        return new FailureException($"{reason} {also}", first)
        {
            Details = [.. Details(first), .. Details(second)],
            NextSteps = [.. NextSteps(second), .. NextSteps(first)],
        };
    }

    private static string CutOff(string what) => $"{what} was cut off: the time for it was over.";

    private static IReadOnlyList<string> Details(Exception failure) => (failure as FailureException)?.Details ?? [];

    private static IReadOnlyList<string> NextSteps(Exception? failure) => (failure as FailureException)?.NextSteps ?? [];
}

namespace Pipeline.Plans;

/// <summary>
/// A precondition: asks again what the plan decided on, and stops before the first change when the answer differs.
/// </summary>
/// <param name="Query">The question; answers are compared with <see cref="object.Equals(object)"/>.</param>
/// <param name="Expected">The answer that the plan was built on.</param>
/// <param name="Show">How an answer reads in a sentence: <c>pool p3 is live</c>.</param>
public sealed record CheckAgain<T>(Query<T> Query, T Expected, Func<T, string> Show) : Effect
{
    public override string Describe(Values values) => $"check that still: {Show(Expected)}";

    public override async Task ApplyAsync(ApplyContext context)
    {
        var answer = await Query.AnswerAsync(context.Cancellation);
        if (!answer.IsKnown)
            throw new FailureException($"{Query.Subject} could not be read again: {answer.Reason}");
        if (!Equals(answer.Value, Expected))
        {
            throw new FailureException($"The world changed since the plan: {Show(Expected)}; now {Show(answer.Value!)}.")
            {
                NextSteps = ["Run the same command again: it plans anew from what is there."],
            };
        }
    }
}

namespace Pipeline.Plans;

/// <summary>
/// A question to the world that changes nothing. Queries run while a plan is built, in a dry run too; a failure makes the answer
/// <em>unreadable</em>, which is never the same as "not there".
/// </summary>
/// <param name="Subject">What is asked for, as shown: <c>the pools of staging</c>.</param>
/// <param name="Ask">Reads the world. Throws <see cref="FailureException"/> when it cannot be read.</param>
public sealed record Query<T>(string Subject, Func<CancellationToken, Task<T>> Ask)
{
    /// <summary>Asks, and turns an expected failure into an unreadable answer.</summary>
    public async Task<Answer<T>> AnswerAsync(CancellationToken cancellation)
    {
        try
        {
            return Answer<T>.Known(await Ask(cancellation));
        }
        catch (Exception error) when (error is FailureException or IOException or UnauthorizedAccessException)
        {
            return Answer<T>.Unreadable(error.Message);
        }
    }
}

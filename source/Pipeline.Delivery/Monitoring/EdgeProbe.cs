using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Asks an environment as its users do, with those smoke tests that only read. One answer that is not as it should be counts for nothing:
/// only after <see cref="Attempts"/> in a row something is wrong.
/// </summary>
public static class EdgeProbe
{
    private const int Attempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Every request with what was wrong at last; <see langword="null"/> where nothing was.</summary>
    /// <param name="environment">Whose tests.</param>
    /// <param name="url">Where users reach it.</param>
    /// <param name="version">What <c>{version}</c> stands for.</param>
    /// <param name="time">Paces the attempts.</param>
    public static Query<IReadOnlyList<(string Request, string? Problem)>> Of(DeploymentEnvironment environment, Uri url, string version, TimeProvider time) =>
        new($"{url}", async cancellation => await Task.WhenAll(
            environment.SmokeTests.Where(test => test.Method == "GET").Select(test => AskAsync(test, url, version, time, cancellation))));

    private static async Task<(string Request, string? Problem)> AskAsync(SmokeTest test, Uri url, string version, TimeProvider time, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await HttpQuery.SendAsync(new HttpRequest(new Uri(url, test.Path).AbsoluteUri) { AnswerWithin = test.AnswerWithin }, cancellation);
            var problem = answer.IsKnown ? Problem(test, answer.Value!, version) : answer.Reason;
            if (problem is null || attempt == Attempts) return ($"GET {test.Path}", problem);
            await Task.Delay(Pause, time, cancellation);
        }
    }

    private static string? Problem(SmokeTest test, HttpAnswer answer, string version)
    {
        if (answer.Status != test.Expected) return $"It answers {(int)answer.Status} instead of {(int)test.Expected}: {answer.Explanation}";
        var text = test.Contains?.Replace("{version}", version, StringComparison.Ordinal);
        return text is null || answer.Body.Contains(text, StringComparison.Ordinal) ? null : $"It answers without '{text}'.";
    }
}

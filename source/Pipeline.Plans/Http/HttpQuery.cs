namespace Pipeline.Plans;

/// <summary>Questions that are asked with an HTTP GET.</summary>
public static class HttpQuery
{
    /// <summary>Asks a server; the answer is unreadable when there is none, and known whatever status it has.</summary>
    /// <exception cref="FailureException">The URL is not an absolute http or https address.</exception>
    public static Task<Answer<HttpAnswer>> SendAsync(HttpRequest request, CancellationToken cancellation) =>
        new Query<HttpAnswer>(request.Url, token => HttpCaller.SendAsync(request, token)).AnswerAsync(cancellation);

    /// <summary>Asks a server.</summary>
    /// <param name="subject">What is asked for, as shown.</param>
    /// <param name="url">Absolute.</param>
    /// <param name="parse">Reads the answer's body.</param>
    /// <param name="socket">The Unix socket to connect to instead of the URL's host.</param>
    public static Query<T> Get<T>(string subject, string url, Func<string, T> parse, string? socket = null) => Of(subject, url, answer => answer.IsSuccess
        ? parse(answer.Body)
        : throw new FailureException($"GET {url} answered {(int)answer.Status}: {answer.Explanation}"), socket);

    /// <summary>As <see cref="Get{T}"/>, whatever status the answer has.</summary>
    public static Query<T> Of<T>(string subject, string url, Func<HttpAnswer, T> read, string? socket = null) =>
        new(subject, async cancellation => read(await HttpCaller.GetAsync(url, socket, cancellation)));
}

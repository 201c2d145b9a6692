using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Pipeline.Testing;

/// <summary>
/// A hosted service as a server on this machine, which gives the answers that a test wrote down, one for each request; the last one again
/// from then on. For what cannot run here: Slack, GitHub.
/// </summary>
internal sealed class FakeApi : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Queue<FakeAnswer> answers;
    private readonly ConcurrentQueue<FakeRequest> requests = new();

    public FakeApi(params IEnumerable<FakeAnswer> answers)
    {
        this.answers = new(answers);
        Url = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        listener.Prefixes.Add(Url.AbsoluteUri);
        listener.Start();
        _ = ServeAsync();
    }

    public Uri Url { get; }

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<FakeRequest> Requests => [.. requests];

    public void Dispose() => listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true) _ = AnswerAsync(await listener.GetContextAsync());
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var headers = context.Request.Headers.AllKeys.ToDictionary(name => name!, name => context.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase);
        requests.Enqueue(new FakeRequest($"{context.Request.HttpMethod} {context.Request.Url!.PathAndQuery}", headers, await reader.ReadToEndAsync()));
        var answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        if (answer.IsSilent) return;

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json; charset=utf-8";
        if (answer.RetryAfter is { } seconds) context.Response.Headers["Retry-After"] = $"{seconds}";
        context.Response.Close(Encoding.UTF8.GetBytes(answer.Body), willBlock: true);
    }
}

/// <summary>What a <see cref="FakeApi"/> answers.</summary>
internal sealed record FakeAnswer(int Status, string Body)
{
    /// <summary>The header of that name.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>Never answers.</summary>
    public bool IsSilent { get; init; }
}

/// <summary>What a <see cref="FakeApi"/> was asked.</summary>
internal sealed record FakeRequest(string Line, IReadOnlyDictionary<string, string> Headers, string Body);

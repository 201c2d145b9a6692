using System.Collections.Immutable;
using System.Net;

namespace Pipeline.Plans;

/// <summary>Calls HTTP, over TCP or a Unix socket. An answer that is not expected is a failure that carries the answer's text.</summary>
/// <param name="Method">GET, PUT, POST, DELETE, …</param>
/// <param name="Url">Absolute. The host is only a name when <see cref="Socket"/> is set.</param>
public sealed record HttpCall(string Method, Value<string> Url) : Effect
{
    /// <summary>The Unix socket to connect to instead of the URL's host.</summary>
    public string? Socket { get; init; }

    /// <summary>
    /// The address when it is a secret as a whole, as that of a Slack webhook; <see cref="Url"/> is then only what is shown of it.
    /// </summary>
    public Secret? SecretUrl { get; init; }

    /// <summary>Further headers.</summary>
    public ImmutableSortedDictionary<string, string> Headers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Headers that nobody may see.</summary>
    public ImmutableSortedDictionary<string, Secret> SecretHeaders { get; init; } = ImmutableSortedDictionary<string, Secret>.Empty;

    /// <summary>Sent as <c>Authorization: Bearer</c>; nothing is when <see langword="null"/>.</summary>
    public Secret? Bearer { get; init; }

    /// <summary>Sent as <c>application/json</c>.</summary>
    public JsonBody? Body { get; init; }

    /// <summary>How long one answer may take, whatever the deadline of all attempts is; 100 s by default.</summary>
    public TimeSpan AnswerWithin { get; init; } = HttpCaller.Patience;

    /// <summary>Status codes that mean success; any 2xx when empty.</summary>
    public IReadOnlyList<HttpStatusCode> Expected { get; init; } = [];

    /// <summary>Text that the answer must contain.</summary>
    public string? Contains { get; init; }

    /// <summary>Status codes after which another attempt is in vain.</summary>
    public IReadOnlyList<HttpStatusCode> Final { get; init; } = [];

    /// <summary>
    /// Looks into an answer of an expected status for a refusal that the status does not show, and says why; <see langword="null"/> when
    /// there is none. Slack says no with 200. Such a refusal is final.
    /// </summary>
    public Func<HttpAnswer, string?>? FindRefusal { get; init; }

    /// <summary>
    /// Begins the sentence of a refusal, before the answer's own explanation, where the address would say little: <c>green is not
    /// healthy</c>. The method, the URL and the status by default.
    /// </summary>
    public string? RefusedAs { get; init; }

    /// <summary>Keeps the answer's body.</summary>
    public Promise<string>? Answer { get; init; }

    /// <summary>Shows the answer's lines under this heading.</summary>
    public string? ShowsAnswer { get; init; }

    public override string Describe(Values values) =>
        $"curl {(Socket is null ? "" : $"--unix-socket {CommandLine.Quote(Socket)} ")}-X {Method} {CommandLine.Quote(Url.Show(values))}"
        + string.Concat(HeaderLines().Select(header => $" -H {CommandLine.Quote(header)}"))
        + (Body is null ? "" : $" --json {CommandLine.Quote(Body.Describe(values))}")
        + (Contains is null ? "" : $" | grep -F {CommandLine.Quote(Contains)}");

    public override async Task ApplyAsync(ApplyContext context)
    {
        var answer = await HttpCaller.SendAsync(this, context);
        EnsureExpected(answer, context.Values);
        Show(answer, context.Output);
        if (Answer is not null) context.Values.Keep(Answer, answer.Body);
    }

    private void EnsureExpected(HttpAnswer answer, Values values)
    {
        var isExpected = Expected.Count == 0 ? answer.IsSuccess : Expected.Contains(answer.Status);
        var contains = Contains is null || answer.Body.Contains(Contains, StringComparison.Ordinal);
        if (isExpected && contains && FindRefusal?.Invoke(answer) is { } refusal)
            throw new FailureException($"{RefusedAs ?? $"{Method} {Url.Show(values)}"}: {refusal}") { IsFinal = true };
        if (isExpected && contains) return;

        var call = $"{Method} {Url.Show(values)}";
        var what = isExpected ? $"{call} answered without '{Contains}'." : $"{RefusedAs ?? $"{call} answered {(int)answer.Status}"}: {answer.Explanation}";
        throw new FailureException(what)
        {
            IsFinal = Final.Contains(answer.Status) && answer.RetryAfter is null,
            RetryAfter = answer.RetryAfter,
            Details = answer.FirstLines,
        };
    }

    private IEnumerable<string> HeaderLines() =>
    [
        .. Bearer is null ? Array.Empty<string>() : [$"Authorization: Bearer {Bearer}"],
        .. Headers.Select(header => $"{header.Key}: {header.Value}"),
        .. SecretHeaders.Select(header => $"{header.Key}: {header.Value}"),
    ];

    private void Show(HttpAnswer answer, IOutput output)
    {
        if (ShowsAnswer is null) return;

        output.Line(ShowsAnswer);
        foreach (var line in answer.Lines) output.Line($"  {line}");
    }
}

using System.Net;
using System.Text;

namespace Pipeline.Workflows.Tests.GitHub;

/// <summary>
/// GitHub's API on this machine: answers as its documentation shows them, for the paths that a test gives it, and 404 for others, as GitHub
/// does.
/// </summary>
internal sealed class FakeGitHub : IDisposable
{
    /// <summary>https://docs.github.com/rest/deployments/environments#list-environments, without what nobody reads.</summary>
    public const string Environments = """
        {
          "total_count": 2,
          "environments": [
            {
              "id": 161088068, "name": "staging",
              "url": "https://api.github.com/repos/github/hello-world/environments/staging",
              "protection_rules": [ { "id": 3736, "type": "wait_timer", "wait_timer": 30 }, { "id": 3756, "type": "branch_policy" } ],
              "deployment_branch_policy": { "protected_branches": false, "custom_branch_policies": true }
            },
            {
              "id": 161088069, "name": "production",
              "protection_rules": [
                {
                  "id": 3755, "prevent_self_review": false, "type": "required_reviewers",
                  "reviewers": [ { "type": "User", "reviewer": { "login": "octocat", "id": 1 } } ]
                }
              ],
              "deployment_branch_policy": null
            }
          ]
        }
        """;

    private const string NotFound = """{ "message": "Not Found", "documentation_url": "https://docs.github.com/rest", "status": "404" }""";

    private readonly HttpListener listener;
    private readonly Dictionary<string, (int Status, string Body, string[] Headers)> answers = new(StringComparer.Ordinal);

    public FakeGitHub()
    {
        (listener, Url) = Start();
        _ = ServeAsync();
    }

    public string Url { get; }

    /// <summary>The requests so far: their paths, with the query.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The headers of the last request.</summary>
    public IReadOnlyDictionary<string, string> LastHeaders { get; private set; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What it answers to a path with its query.</summary>
    public FakeGitHub With(string path, string body, int status = 200, params string[] headers)
    {
        answers[path] = (status, body, headers);
        return this;
    }

    /// <summary>A list of secrets or variables, as it answers to a path with its query.</summary>
    public FakeGitHub WithNames(string path, string member, params string[] names)
    {
        var items = names.Select(name => $$"""{ "name": "{{name}}", "created_at": "2019-08-10T14:59:22Z", "updated_at": "2020-01-10T14:59:22Z" }""");
        return With(path, $$"""{ "total_count": {{names.Length}}, "{{member}}": [ {{string.Join(", ", items)}} ] }""");
    }

    public void Dispose() => listener.Close();

    /// <summary>HttpListener takes no port 0. No two servers of this process have the same: their listeners would share an end point.</summary>
    private static (HttpListener Listener, string Url) Start()
    {
        var (listener, url) = (new HttpListener(), $"http://127.0.0.1:{FreePort.Find()}");
        listener.Prefixes.Add($"{url}/");
        listener.Start();
        return (listener, url);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true) await AnswerAsync(await listener.GetContextAsync());
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var path = context.Request.RawUrl!;
        Requests.Add(path);
        LastHeaders = context.Request.Headers.AllKeys.ToDictionary(name => name!, name => context.Request.Headers[name]!, StringComparer.OrdinalIgnoreCase);
        var (status, body, headers) = answers.GetValueOrDefault(path, (404, NotFound, []));
        context.Response.StatusCode = status;
        foreach (var header in headers) context.Response.AddHeader(header.Split(": ")[0], header.Split(": ", 2)[1]);
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        context.Response.Close();
    }
}

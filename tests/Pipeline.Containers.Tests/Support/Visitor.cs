namespace Pipeline.Containers.Tests;

/// <summary>Asks for the version all the time, and remembers every answer that was none.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly CancellationTokenSource over = new();
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly Task visiting;

    public Visitor(Uri url) => visiting = VisitAsync(new Uri(url, "version"));

    public List<string> Failures { get; } = [];

    public HashSet<string> Versions { get; } = new(StringComparer.Ordinal);

    public int Visits { get; private set; }

    /// <summary>Every visit was answered, by that version.</summary>
    public void ShouldHaveMetOnly(string version)
    {
        Failures.Should().BeEmpty();
        Versions.Should().Equal(version);
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await visiting;
        client.Dispose();
        over.Dispose();
    }

    private async Task VisitAsync(Uri url)
    {
        while (!over.IsCancellationRequested)
        {
            try
            {
                Versions.Add(await client.GetStringAsync(url, CancellationToken.None));
            }
            catch (Exception error) when (error is HttpRequestException or OperationCanceledException)
            {
                Failures.Add($"visit {Visits}: {error.Message}");
            }

            Visits++;
            await Task.Delay(10, CancellationToken.None);
        }
    }
}

using System.Globalization;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent;

/// <summary>Asks the services of a pool whether they are ready, past the proxy.</summary>
internal sealed class HealthProbe(TimeProvider clock) : IDisposable
{
    private const int LogLines = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // A fresh connection each time: a probe also tells whether new ones are accepted.
    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler
    {
        PooledConnectionLifetime = TimeSpan.Zero,
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ActivityHeadersPropagator = null,
    });

    public async Task<HealthDocument> ProbeAsync(Pool pool)
    {
        var services = await Task.WhenAll(pool.Services.Select(ProbeAsync));
        var failing = services.Where(service => !service.Ok).ToList();
        return failing.Count == 0
            ? new HealthDocument(Healthy: true, "every service is healthy", services)
            : new HealthDocument(
                Healthy: false,
                $"{string.Join(", ", failing.Select(service => $"{service.Service} {service.Reason}"))} (pool {pool.Id})",
                services,
                await LastWordsAsync(pool, failing));
    }

    /// <summary>Makes one request to a pool as the proxy would, whatever its weight; it is not counted.</summary>
    /// <param name="pool">Who is asked.</param>
    /// <param name="target">Path and query.</param>
    public async Task<ProbeDocument> ProbeAsync(Pool pool, string target)
    {
        var (path, query) = (target.Split('?', 2)[0], target.Contains('?') ? target[target.IndexOf('?')..] : "");
        if (pool.Accept(path) is not { } service)
            return new ProbeDocument(0, StatusCodes.Status404NotFound, $"no service of pool {pool.Id} has a route for {path}");

        var started = clock.GetTimestamp();
        try
        {
            var forwarded = ServicePath.Forwarded(service.Spec.Route, service.Spec.StripRoute, target, path, new QueryString(query));
            var (status, reason) = await GetAsync(service, forwarded);
            return new ProbeDocument(clock.GetElapsedTime(started).TotalMilliseconds, status, service.ExitReason ?? reason);
        }
        finally
        {
            service.Leave();
        }
    }

    public void Dispose() => client.Dispose();

    private static async Task<IReadOnlyList<string>> LastWordsAsync(Pool pool, IReadOnlyCollection<ServiceHealth> failing)
    {
        var words = new List<string>();
        foreach (var service in pool.Services.Where(service => failing.Any(health => health.Service == service.Name)))
            words.AddRange((await LogTail.ReadAsync(service.LogFile, LogLines)).Select(line => $"{service.Name}: {line}"));
        return words;
    }

    private async Task<ServiceHealth> ProbeAsync(Service service)
    {
        var health = service.ExitCode is null ? await AskAsync(service) : new ServiceHealth(service.Name, Ok: false);
        if (health.Ok)
            service.PassedProbe();
        // Looked at afterwards, too: that it has exited says more than that it refused the connection.
        return service.ExitReason is { } reason ? new ServiceHealth(service.Name, Ok: false, Reason: reason, ExitCode: service.ExitCode) : health;
    }

    private async Task<ServiceHealth> AskAsync(Service service)
    {
        var (status, reason) = await GetAsync(service, service.Spec.HealthPath);
        return status is >= 200 and < 300
            ? new ServiceHealth(service.Name, Ok: true, status)
            : new ServiceHealth(service.Name, Ok: false, status, reason ?? string.Create(CultureInfo.InvariantCulture, $"answered {status}"));
    }

    private async Task<(int? Status, string? Reason)> GetAsync(Service service, string target)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, ServicePath.Address(service, target));
            using var response = await client.SendAsync(request, patience.Token);
            return ((int)response.StatusCode, null);
        }
        catch (Exception failure) when (failure is OperationCanceledException or HttpRequestException)
        {
            return (null, ConnectionProblem.Describe(failure));
        }
    }
}

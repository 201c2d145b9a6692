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

    public void Dispose() => client.Dispose();

    private static async Task<IReadOnlyList<string>> LastWordsAsync(Pool pool, IReadOnlyCollection<ServiceHealth> failing)
    {
        var words = new List<string>();
        foreach (var service in pool.Services.Where(service => failing.Any(health => health.Service == service.Spec.Name)))
            words.AddRange((await LogTail.ReadAsync(service.LogFile, LogLines)).Select(line => $"{service.Spec.Name}: {line}"));
        return words;
    }

    private async Task<ServiceHealth> ProbeAsync(Service service)
    {
        var name = service.Spec.Name;
        var health = service.ExitCode is null ? await AskAsync(service) : new ServiceHealth(name, Ok: false);
        if (health.Ok)
            service.PassedProbe();
        // Looked at afterwards, too: that it has exited says more than that it refused the connection.
        return service.ExitReason is { } reason ? new ServiceHealth(name, Ok: false, Reason: reason, ExitCode: service.ExitCode) : health;
    }

    private async Task<ServiceHealth> AskAsync(Service service)
    {
        var name = service.Spec.Name;
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, ServicePath.Address(service, service.Spec.HealthPath));
            using var response = await client.SendAsync(request, patience.Token);
            var status = (int)response.StatusCode;
            return response.IsSuccessStatusCode
                ? new ServiceHealth(name, Ok: true, status)
                : new ServiceHealth(name, Ok: false, status, string.Create(CultureInfo.InvariantCulture, $"answered {status}"));
        }
        catch (Exception failure) when (failure is OperationCanceledException or HttpRequestException)
        {
            return new ServiceHealth(name, Ok: false, Reason: ConnectionProblem.Describe(failure));
        }
    }
}

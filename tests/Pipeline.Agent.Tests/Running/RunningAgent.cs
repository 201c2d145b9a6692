using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent.Tests;

/// <summary>The real agent as a process of its own, on a free port, with a home that is deleted in the end.</summary>
internal sealed class RunningAgent : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder output;

    private RunningAgent(TemporaryHome home, int port, Process process, StringBuilder output)
    {
        Home = home;
        Port = port;
        this.process = process;
        this.output = output;
        Control = new HttpClient(new SocketsHttpHandler { ConnectCallback = ConnectAsync }) { BaseAddress = new Uri("http://agent") };
        Proxy = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
    }

    public TemporaryHome Home { get; }

    public int Port { get; }

    public int Pid => process.Id;

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));

    /// <summary>Speaks to the control socket.</summary>
    public HttpClient Control { get; }

    /// <summary>Speaks to the proxy, without following redirects or keeping cookies.</summary>
    public HttpClient Proxy { get; }

    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    public static async Task<RunningAgent> StartAsync(TemporaryHome? home = null, params (string Name, string Value)[] variables)
    {
        home ??= new TemporaryHome();
        var port = FreePort.Find();
        var output = new StringBuilder();
        string[] arguments = ["--environment", "staging", "--home", home.Directory, "--port", $"{port}", "--socket", home.Socket];
        var process = Launch(arguments, output, variables);
        var agent = new RunningAgent(home, port, process, output);
        await Eventually.BecomesAsync(agent.AnswersAsync, () => $"the agent did not answer: {agent.Output}");
        return agent;
    }

    /// <summary>Runs the agent with arguments that make it end by itself.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var output = new StringBuilder();
        using var process = Launch(arguments, output, []);
        await process.WaitForExitAsync();
        return (process.ExitCode, output.ToString());
    }

    public async Task<StatusDocument> StatusAsync() =>
        (await Control.GetFromJsonAsync("/status", ProtocolJson.Default.StatusDocument))!;

    public async Task<PoolStatus> PoolAsync(string id) => (await StatusAsync()).Pools.Single(pool => pool.Id == id);

    public Task<HttpResponseMessage> PutPoolAsync(string id, params ServiceSpec[] services) => Control.PutAsJsonAsync(
        $"/pools/{id}", new PoolSpec(new ReleaseName(id, "c0ffee"), services), ProtocolJson.Default.PoolSpec);

    /// <summary>Starts a pool and waits until all its services are healthy.</summary>
    public async Task<PoolStatus> StartPoolAsync(string id, params ServiceSpec[] services)
    {
        using var response = await PutPoolAsync(id, services);
        response.IsSuccessStatusCode.Should().BeTrue(await response.Content.ReadAsStringAsync());
        await Eventually.BecomesAsync(async () => (await HealthAsync(id)).Healthy, () => $"pool {id} did not become healthy: {Output}");
        return await PoolAsync(id);
    }

    public async Task<HealthDocument> HealthAsync(string id)
    {
        using var response = await Control.GetAsync($"/pools/{id}/health");
        return (await response.Content.ReadFromJsonAsync(ProtocolJson.Default.HealthDocument))!;
    }

    public async Task RouteAsync(params (string Pool, int Weight)[] weights)
    {
        using var response = await PutRoutesAsync(weights);
        response.IsSuccessStatusCode.Should().BeTrue(await response.Content.ReadAsStringAsync());
    }

    public Task<HttpResponseMessage> PutRoutesAsync(params (string Pool, int Weight)[] weights)
    {
        var routes = new RoutesDocument(weights.ToDictionary(share => share.Pool, share => share.Weight, StringComparer.Ordinal));
        return Control.PutAsJsonAsync("/routes", routes, ProtocolJson.Default.RoutesDocument);
    }

    public void Signal(int signal) => _ = NativeMethods.Kill(process.Id, signal);

    /// <summary>SIGKILL: the agent has no chance to do anything.</summary>
    public async Task KillAsync()
    {
        Signal(NativeMethods.SigKill);
        await process.WaitForExitAsync();
    }

    public async Task<int> ExitCodeAsync()
    {
        await process.WaitForExitAsync().WaitAsync(Eventually.Patience);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Control.Dispose();
        Proxy.Dispose();
        if (!process.HasExited)
        {
            Signal(NativeMethods.SigTerm);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        Home.Dispose();
    }

    private static Process Launch(string[] arguments, StringBuilder output, (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(AgentOptions).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += Collect;
        process.ErrorDataReceived += Collect;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Collect(object sender, DataReceivedEventArgs line)
        {
            lock (output)
                output.Append(line.Data is { } text ? text + "\n" : "");
        }
    }

    private async Task<bool> AnswersAsync()
    {
        if (process.HasExited)
            throw new InvalidOperationException($"the agent exited with code {process.ExitCode}: {Output}");
        try
        {
            await StatusAsync();
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(Home.Socket), cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}

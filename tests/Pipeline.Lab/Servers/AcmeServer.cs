namespace Pipeline.Lab;

/// <summary>
/// A certificate authority that speaks ACME (pebble), on a machine that trusts it. It knows names by the machine's own list of hosts, and asks
/// them on a port of choice.
/// </summary>
public sealed class AcmeServer : IAsyncDisposable
{
    private const string Folder = "/srv/acme";
    private readonly LabProcess process;

    private AcmeServer(LabProcess process) => this.process = process;

    /// <summary>The URL of its directory.</summary>
    public static string Directory => "https://acme.test:14000/dir";

    /// <param name="machine">Where it runs, and where <paramref name="names"/> lead to.</param>
    /// <param name="port">The port that the names are asked on, instead of 80.</param>
    /// <param name="names">Host names.</param>
    public static async Task<AcmeServer> StartAsync(SshHost machine, int port, params IEnumerable<string> names)
    {
        await machine.WriteFileAsync(
            $"{Folder}/config.json",
            $$$"""
            {"pebble": {"listenAddress": "127.0.0.1:14000", "managementListenAddress": "127.0.0.1:15000", "httpPort": {{{port}}}, "tlsPort": 5001,
             "certificate": "{{{Folder}}}/cert.pem", "privateKey": "{{{Folder}}}/key.pem"}}
            """);
        await machine.RunAsync("sh", "-c", $"""
            cd {Folder}
            openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=acme.test -addext subjectAltName=DNS:acme.test -keyout key.pem -out cert.pem 2>/dev/null
            cp cert.pem /usr/local/share/ca-certificates/acme.crt
            update-ca-certificates >/dev/null 2>&1
            echo '127.0.0.1 acme.test {string.Join(' ', names)}' >>/etc/hosts
            """);
        // Otherwise it waits before it looks, and refuses some requests, to see what clients make of that.
        var server = new AcmeServer(machine.Start("pebble", "env", "PEBBLE_VA_NOSLEEP=1", "PEBBLE_WFE_NONCEREJECT=0", LabPrograms.Pebble, "-config", $"{Folder}/config.json"));
        await server.process.ReadyAsync("The certificate authority", async () => (await machine.TryAsync("sh", "-c", "echo | openssl s_client -connect 127.0.0.1:14000 >/dev/null 2>&1")).ExitCode == 0);
        return server;
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}

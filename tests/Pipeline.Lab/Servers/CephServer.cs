using System.Net;
using Amazon.Runtime;
using Amazon.S3;

namespace Pipeline.Lab;

/// <summary>
/// An S3 server that checks signatures, knows multipart uploads, versions and object lock: a Ceph cluster of one monitor, one disk in memory and
/// one gateway, on 127.0.0.1. It takes about 10 s to start: share it.
/// </summary>
public sealed class CephServer : IAsyncDisposable
{
    public const string KeyId = "LABACCESSKEY00000001";
    public const string Key = "labSecretKey0123456789labSecretKey012345";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly LabFolder folder;
    private readonly List<LabProcess> processes = [];

    private CephServer(LabFolder folder, int port)
    {
        this.folder = folder;
        Port = port;
    }

    /// <summary>The programs that it consists of.</summary>
    public static string[] Programs => ["/usr/bin/ceph-mon", "/usr/bin/ceph-osd", "/usr/bin/radosgw", "/usr/bin/ceph"];

    public int Port { get; }

    /// <summary>What S3 clients are told, with path style.</summary>
    public string Endpoint => $"http://127.0.0.1:{Port}";

    public static async Task<CephServer> StartAsync()
    {
        var folder = new LabFolder("ceph");
        var server = new CephServer(folder, LabPort.Find(IPAddress.Loopback));
        try
        {
            await server.BeginAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client that is none of the library's.</summary>
    public AmazonS3Client Client() => new(new BasicAWSCredentials(KeyId, Key), new AmazonS3Config
    {
        ServiceURL = Endpoint,
        AuthenticationRegion = "us-east-1",
        ForcePathStyle = true,
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
    });

    /// <summary>Makes one more user, who has no bucket, and gives its access key.</summary>
    public async Task<(string KeyId, string Key)> AddUserAsync(string name)
    {
        var (id, key) = ($"{name.ToUpperInvariant()}00000001", $"{name}SecretKey0123456789{name}SecretKey");
        await AddUserAsync(name, id, key);
        return (id, key);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(processes)) await process.DisposeAsync();
        folder.Dispose();
    }

    private async Task BeginAsync()
    {
        var (file, cluster) = (folder["ceph.conf"], Guid.NewGuid().ToString());
        foreach (var name in (string[])["mon", "osd", "run"]) Directory.CreateDirectory(folder[name]);
        var monitor = $"[v2:127.0.0.1:{LabPort.Find(IPAddress.Loopback)},v1:127.0.0.1:{LabPort.Find(IPAddress.Loopback)}]";
        folder.Write("ceph.conf", Configuration(cluster, monitor) + "\n");
        await RunAsync("/usr/bin/monmaptool", "--create", "--fsid", cluster, "--addv", "a", monitor, "--clobber", folder["monmap"]);
        await RunAsync("/usr/bin/ceph-mon", "-c", file, "-i", "a", "--mkfs", "--monmap", folder["monmap"]);
        Start("mon", "/usr/bin/ceph-mon", "-c", file, "-i", "a", "-f");

        var disk = Guid.NewGuid().ToString();
        await RunAsync("/usr/bin/ceph", "-c", file, "--connect-timeout", "20", "osd", "new", disk);
        await RunAsync("/usr/bin/ceph-osd", "-c", file, "-i", "0", "--mkfs", "--osd-uuid", disk);
        Start("osd", "/usr/bin/ceph-osd", "-c", file, "-i", "0", "-f");
        var gateway = Start("rgw", "/usr/bin/radosgw", "-c", file, "-n", "client.rgw", "-f");
        await gateway.ReadyAsync("The S3 gateway", () => HttpProbe.SucceedsAsync(new Uri(Endpoint)), Patience);
        await AddUserAsync("lab", KeyId, Key);
    }

    private Task AddUserAsync(string name, string id, string key) => RunAsync(
        "/usr/bin/radosgw-admin", "-c", folder["ceph.conf"], "-n", "client.rgw", "user", "create", $"--uid={name}", $"--display-name={name}", $"--access-key={id}", $"--secret={key}");

    private LabProcess Start(string name, params string[] command)
    {
        var process = LabProcess.Start(folder, name, command);
        processes.Add(process);
        return process;
    }

    private static async Task RunAsync(string program, params string[] arguments) => _ = (await LabCommand.RunAsync(program, arguments)).Text;

    private string Configuration(string cluster, string monitor) =>
        $"""
        [global]
        fsid = {cluster}
        mon host = {monitor}
        auth cluster required = none
        auth service required = none
        auth client required = none
        osd pool default size = 1
        osd pool default min size = 1
        osd pool default pg num = 4
        osd pool default pgp num = 4
        osd pool default pg autoscale mode = off
        mon allow pool size one = true
        mon max pg per osd = 1000
        mon warn on pool no redundancy = false
        osd crush chooseleaf type = 0
        run dir = {folder["run"]}
        admin socket = {folder["run"]}/$name.asok
        pid file = {folder["run"]}/$name.pid
        log file = {folder["run"]}/$name.log
        debug ms = 0
        ms bind ipv6 = false
        [mon]
        mon data = {folder["mon"]}
        mon data avail crit = 1
        mon data avail warn = 2
        [osd]
        public addr = 127.0.0.1
        cluster addr = 127.0.0.1
        osd data = {folder["osd"]}
        osd objectstore = memstore
        memstore device bytes = 8589934592
        [client.rgw]
        ms mon client mode = crc secure
        ms client mode = crc secure
        rgw frontends = beast endpoint=127.0.0.1:{Port}
        rgw data = {folder["run"]}
        rgw enable usage log = false
        rgw crypt require ssl = false
        keyring = /dev/null
        """;
}

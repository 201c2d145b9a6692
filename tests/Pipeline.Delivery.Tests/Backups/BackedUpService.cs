using System.Net.Sockets;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Backups;

/// <summary>A service with a data directory and a store for its backups, both in a folder of the test.</summary>
public abstract class BackedUpService : IDisposable
{
    private protected TemporaryFolder Root { get; } = new();

    private protected Run Run { get; } = new();

    private protected string Data => Path.Combine(Root.Path, "data");

    private protected string Store => Path.Combine(Root.Path, "store");

    public void Dispose()
    {
        Root.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected DirectoryBackup Backup(string id)
    {
        var service = new Service("api") { Toolchain = new DotNetToolchain() };
        var environment = new DeploymentEnvironment("staging") { Host = new NoHost() };
        return new DirectoryBackup
        {
            Site = new Site(new Application("shop") { Services = [service], Environments = [environment] }, environment, Root.Path),
            Service = service,
            Directory = Data,
            Store = Store,
            Run = id,
            By = "omar",
        };
    }

    private protected string InStore(params string[] path) => Path.Combine([Store, "staging", "api", .. path]);

    private protected Task<IReadOnlyList<Backup>> AllAsync() => Delivery.Backups.In(Store, "staging").Ask(CancellationToken.None);

    /// <summary>Unpacks a backup with tar alone; gives the folder.</summary>
    private protected async Task<string> RestoreAsync(string id)
    {
        var restored = Directory.CreateDirectory(Path.Combine(Root.Path, "restored")).FullName;
        var tar = new Command("tar", "-xzf", InStore(id, "data.tar.gz"), "-C", restored);
        (await CommandQuery.RunAsync(tar, CancellationToken.None)).Succeeded();
        return restored;
    }

    /// <summary>The first entry by its name: it is told to be left out before the others are read.</summary>
    private protected Socket Listen(string name)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(Data, name)));
        return socket;
    }
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A scratch server that runs.</summary>
/// <param name="server">The server.</param>
/// <param name="folder">Its folder.</param>
internal sealed class RunningScratch(ScratchServer server, ScratchFolder folder)
{
    public ScratchServer Server => server;

    /// <summary>Stops it if it runs, and removes everything of it.</summary>
    public static async Task EndAsync(ScratchServer server, ScratchFolder folder, CancellationToken cancellation)
    {
        using (folder)
        {
            // It ends with an error when no server runs there, which is what is wanted.
            await CommandQuery.RunAsync(server.Stop, cancellation);
            folder.Delete();
        }
    }

    public Task EndAsync(CancellationToken cancellation) => EndAsync(server, folder, cancellation);

    /// <summary>As when this process is killed: the server runs on, and nobody holds its folder.</summary>
    internal void Abandon() => folder.Dispose();
}

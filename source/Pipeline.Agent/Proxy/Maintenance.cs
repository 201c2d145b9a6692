using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent;

/// <summary>Whether users get a page instead of a service. It is kept in a file, so that an agent that starts anew goes on with it.</summary>
internal sealed class Maintenance
{
    private readonly string file;
    private volatile MaintenanceDocument? current;

    public Maintenance(string file)
    {
        this.file = file;
        current = File.Exists(file) ? JsonSerializer.Deserialize(File.ReadAllBytes(file), ProtocolJson.Default.MaintenanceDocument) : null;
    }

    /// <summary>What the request gets instead of a service; null when it goes on.</summary>
    public MaintenanceDocument? For(HttpRequest request) => current is { } maintenance && !Shows(maintenance.Bypass, request) ? maintenance : null;

    public async Task BeginAsync(MaintenanceDocument maintenance)
    {
        var temporary = file + ".tmp";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        await using (var stream = new FileStream(temporary, options))
        {
            await JsonSerializer.SerializeAsync(stream, maintenance, ProtocolJson.Default.MaintenanceDocument);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: true);
        current = maintenance;
    }

    public void End()
    {
        File.Delete(file);
        current = null;
    }

    private static bool Shows(string bypass, HttpRequest request) =>
        request.Headers[MaintenanceDocument.BypassHeader] is [{ } shown]
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(shown), Encoding.UTF8.GetBytes(bypass));
}

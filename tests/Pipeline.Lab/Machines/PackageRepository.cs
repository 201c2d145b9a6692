using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Lab;

/// <summary>
/// Debian packages as a repository on a machine's own disk, because machines have no way out: what the machine lacks for some packages,
/// downloaded by this machine once and kept in this user's cache.
/// </summary>
public static class PackageRepository
{
    private const string Folder = "/srv/packages";

    /// <summary>Makes <c>apt-get</c> on a machine install these packages, and no others.</summary>
    public static async Task OfferAsync(SshHost machine, params string[] packages)
    {
        var missing = await machine.RunAsync(["apt-get", "install", "--print-uris", "-qq", "--no-install-recommends", .. packages]);
        await machine.UnpackAsync(await ArchiveAsync([.. missing.Split('\n').Select(line => NameOf(line.Split(' ')[1]))]), Folder);
        await machine.RunAsync("sh", "-c", $"rm -f /etc/apt/sources.list.d/* && echo 'deb [trusted=yes] file:{Folder} ./' >/etc/apt/sources.list");
    }

    /// <summary>Name and version for <c>apt-get download</c>, from the name of a file.</summary>
    private static string NameOf(string file)
    {
        var parts = file.Split('_');
        return $"{parts[0]}={parts[1].Replace("%3a", ":", StringComparison.Ordinal)}";
    }

    private static async Task<string> ArchiveAsync(string[] names)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names))))[..12];
        return await LabCache.FileAsync($"packages-{digest}", async file =>
        {
            using var folder = new LabFolder("packages");
            const string Download = "cd \"$0\" && apt-get download -qq -o APT::Sandbox::User=root \"$@\" && dpkg-scanpackages --multiversion . >Packages 2>/dev/null && tar -c ./*.deb Packages";
            _ = (await LabCommand.RunAsync("/bin/sh", ["-c", $"{{ {Download}; }} >\"$0.tar\"", folder.Path, .. names])).Text;
            File.Move($"{folder.Path}.tar", file, overwrite: true);
        });
    }
}

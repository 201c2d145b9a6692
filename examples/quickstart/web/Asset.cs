using System.Security.Cryptography;

namespace Quickstart.Web;

/// <summary>A file of the site, held in memory: there are few, and they are small.</summary>
/// <param name="Name">Its path below the root, such as <c>style.css</c>.</param>
/// <param name="ContentType">What the browser is told.</param>
/// <param name="Content">The bytes as they are sent.</param>
internal sealed record Asset(string Name, string ContentType, byte[] Content)
{
    /// <summary>
    /// Names the content. A packaged service often has every file time set to the same moment, so a tag made of time and length
    /// would keep an old file in the browser's cache.
    /// </summary>
    public string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(Content))[..16];

    public static Asset Read(string root, string file)
    {
        var name = Path.GetRelativePath(root, file).Replace('\\', '/');
        return new Asset(name, TypeOf(name), File.ReadAllBytes(file));
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        var other => throw new NotSupportedException($"wwwroot/{name}: add the content type of {other} files to Asset.TypeOf."),
    };
}

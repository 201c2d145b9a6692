using System.Net;
using System.Text;

namespace Quickstart.Web;

/// <summary>The page of one release and the assets that it refers to.</summary>
/// <param name="Page">index.html with its <c>{{placeholders}}</c> filled in.</param>
/// <param name="Assets">Everything else in wwwroot.</param>
internal sealed record Site(Asset Page, IReadOnlyList<Asset> Assets)
{
    private const string PageName = "index.html";

    public static Site Load(string root, Release release)
    {
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => Asset.Read(root, file))
            .ToLookup(asset => asset.Name == PageName);
        IReadOnlyList<Asset> assets = [.. files[false]];
        return new Site(Render(files[true].Single(), assets, release), assets);
    }

    private static Asset Render(Asset page, IReadOnlyList<Asset> assets, Release release)
    {
        var html = new StringBuilder(Encoding.UTF8.GetString(page.Content))
            .Replace("{{version}}", WebUtility.HtmlEncode(release.Version))
            .Replace("{{commit}}", WebUtility.HtmlEncode(release.Commit));
        foreach (var asset in assets)
            html.Replace($"\"{asset.Name}\"", $"\"{asset.Name}?v={asset.Fingerprint}\"");
        return new Asset(page.Name, page.ContentType, Encoding.UTF8.GetBytes(html.ToString()));
    }
}

using System.Security.Cryptography;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Installs the packages of a Node service, as its lock file has them.</summary>
/// <param name="Source">The service.</param>
internal sealed record InstallPackages(ServiceSource Source) : InstallOnce(Source)
{
    /// <summary>What <c>npm ci</c> removes with everything else before it installs.</summary>
    protected override string Stamp => Path.Combine(Source.Directory, "node_modules", ".installed-by-pipeline");

    protected override IReadOnlyList<Command> Commands =>
        [new("npm", "ci", "--no-audit", "--no-fund") { WorkingDirectory = Source.FromRoot(Source.Directory) }];

    /// <summary>Packages with native parts are built for one version of Node.</summary>
    protected override async Task<string> FingerprintAsync(CancellationToken cancellation)
    {
        var node = await CommandQuery.RunAsync(new Command("node", "--version") { WorkingDirectory = Source.Directory }, cancellation);
        await using var file = File.OpenRead(NodePackage.Locks(Source).First(File.Exists));
        return $"{node.Succeeded()} {Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation))}\n";
    }
}

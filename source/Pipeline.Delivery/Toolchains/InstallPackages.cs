using System.Security.Cryptography;
using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Installs what a Node service needs to be tested, once for the targets that need it: they wait for each other, and who finds the packages
/// of this lock file and this Node there already leaves them.
/// </summary>
/// <param name="Source">The service.</param>
internal sealed record InstallPackages(ServiceSource Source) : Effect
{
    /// <summary>What <c>npm ci</c> removes with everything else before it installs: a broken installation has none.</summary>
    private string Stamp => Path.Combine(Source.Directory, "node_modules", ".installed-by-pipeline");

    public override string Describe(Values values) => Command.Describe(values);

    public override async Task ApplyAsync(ApplyContext context)
    {
        using var alone = await FolderLock.AloneAsync(Source.Temporary, context);
        var wanted = await FingerprintAsync(context.Cancellation);
        if (File.Exists(Stamp) && await File.ReadAllTextAsync(Stamp, context.Cancellation) == wanted)
        {
            context.Output.Line($"The packages of {Source.Service.Name} are there already.");
            return;
        }

        await new RunCommand(Command).ApplyAsync(context);
        await AtomicFile.WriteAsync(Stamp, Encoding.UTF8.GetBytes(wanted), cancellation: context.Cancellation);
    }

    private Command Command => new("npm", "ci", "--no-audit", "--no-fund") { WorkingDirectory = Source.FromRoot(Source.Directory) };

    /// <summary>Packages with native parts are built for one version of Node.</summary>
    private async Task<string> FingerprintAsync(CancellationToken cancellation)
    {
        var node = await CommandQuery.RunAsync(new Command("node", "--version") { WorkingDirectory = Source.Directory }, cancellation);
        await using var file = File.OpenRead(NodePackage.Locks(Source).First(File.Exists));
        return $"{node.Succeeded()} {Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation))}\n";
    }
}

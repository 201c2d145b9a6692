using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Installs what a service needs to be tested, once for the targets that need it: they wait for each other, and who finds what the same
/// files ask for there already leaves it.
/// </summary>
/// <param name="Source">The service.</param>
internal abstract record InstallOnce(ServiceSource Source) : Effect
{
    /// <summary>Says what is installed; it goes with the installation, so that a broken one has none.</summary>
    protected abstract string Stamp { get; }

    protected abstract IReadOnlyList<Command> Commands { get; }

    /// <summary>Another text means another installation.</summary>
    protected abstract Task<string> FingerprintAsync(CancellationToken cancellation);

    public override string Describe(Values values) => string.Join('\n', Commands.Select(command => command.Describe(values)));

    public override async Task ApplyAsync(ApplyContext context)
    {
        using var alone = await FolderLock.AloneAsync(Source.Temporary, context);
        var wanted = await FingerprintAsync(context.Cancellation);
        if (File.Exists(Stamp) && await File.ReadAllTextAsync(Stamp, context.Cancellation) == wanted)
        {
            context.Output.Line($"The packages of {Source.Service.Name} are there already.");
            return;
        }

        foreach (var command in Commands) await new RunCommand(command).ApplyAsync(context);
        await AtomicFile.WriteAsync(Stamp, Encoding.UTF8.GetBytes(wanted), cancellation: context.Cancellation);
    }
}

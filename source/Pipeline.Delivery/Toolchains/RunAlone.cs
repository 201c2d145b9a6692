using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Runs a command that no other run of this kind may be beside, in this build or another.</summary>
/// <param name="Run">What runs.</param>
/// <param name="Folder">Stands for what it writes, absolute; it is made. Whoever names it too waits.</param>
internal sealed record RunAlone(RunCommand Run, string Folder) : Effect
{
    public override string Describe(Values values) => Run.Describe(values);

    public override async Task ApplyAsync(ApplyContext context)
    {
        using var alone = await FolderLock.AloneAsync(Folder, context);
        await Run.ApplyAsync(context);
    }
}

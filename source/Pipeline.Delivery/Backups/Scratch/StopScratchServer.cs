using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Stops a scratch server and deletes its folder; nothing to do where none was started.</summary>
/// <param name="Running">The server.</param>
internal sealed record StopScratchServer(Promise<RunningScratch> Running) : Effect
{
    public override string Describe(Values values) => "stop the scratch PostgreSQL and delete its folder";

    public override async Task ApplyAsync(ApplyContext context)
    {
        if (context.Values.TryGet(Running, out var running)) await running.EndAsync(context.Cancellation);
    }
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Succeeds once no agent owns the folder of an environment: its services have ended by then.</summary>
/// <param name="Home">The folder.</param>
internal sealed record AgentEnd(string Home) : Effect
{
    public override string Describe(Values values) => $"no agent owns {Home}";

    public override Task ApplyAsync(ApplyContext context) =>
        AgentLock.IsHeld(Home) ? throw new FailureException($"The agent of {Home} still runs.") : Task.CompletedTask;
}

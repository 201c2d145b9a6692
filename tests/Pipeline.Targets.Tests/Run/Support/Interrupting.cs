using Pipeline.Plans;

namespace Pipeline.Targets.Tests;

/// <summary>An effect that interrupts the run and then takes for ever.</summary>
internal sealed record Interrupting(Interrupter Interrupter) : Effect
{
    /// <summary>It does not end when it is cancelled.</summary>
    public bool IsStubborn { get; init; }

    public override string Describe(Values values) => "interrupt";

    public override Task ApplyAsync(ApplyContext context)
    {
        Interrupter.Interrupt("SIGINT");
        return Task.Delay(Timeout.InfiniteTimeSpan, IsStubborn ? CancellationToken.None : context.Cancellation);
    }
}

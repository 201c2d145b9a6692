namespace Pipeline.Plans;

/// <summary>
/// Tries an effect that nothing depends on: a message to somebody, a line for an audit. Its failure is a line of the output, and so is
/// an interruption meanwhile; the plan goes on. Retry and deadline are the inner effect's own.
/// </summary>
/// <param name="Inner">What is tried. Give it a deadline: whoever is told must not hold up the rest.</param>
/// <param name="Failed">Begins the line that tells of a failure: <c>Slack was not told</c>.</param>
public sealed record BestEffort(Effect Inner, string Failed) : Effect
{
    public override string Describe(Values values) => $"{Inner.Describe(values)}   # goes on if this fails";

    public override async Task ApplyAsync(ApplyContext context)
    {
        try
        {
            await Attempts.RunAsync(Inner, context);
        }
        catch (FailureException error)
        {
            context.Output.Line($"{Failed}: {context.Redactor.Redact(error.Message)}");
        }
        catch (OperationCanceledException) when (context.Cancellation.IsCancellationRequested)
        {
            context.Output.Line($"{Failed}: the run was interrupted.");
        }
    }
}

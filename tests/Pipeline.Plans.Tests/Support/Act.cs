namespace Pipeline.Plans.Tests;

/// <summary>An effect of a test.</summary>
internal sealed record Act(string Text, Func<ApplyContext, Task> Body) : Effect
{
    /// <summary>Does nothing.</summary>
    public static Act Ok(string text = "ok") => new(text, _ => Task.CompletedTask);

    public static Act Fail(string message) => new("fail", _ => throw new FailureException(message) { Details = [$"{message}: detail"], NextSteps = [$"{message}: next"] });

    /// <summary>Never ends by itself; says when it runs.</summary>
    public static Act Hang(TaskCompletionSource? runs = null) => new("hang", async context =>
    {
        runs?.TrySetResult();
        await Task.Delay(Timeout.Infinite, context.Cancellation);
    });

    public static Act Keep<T>(Promise<T> promise, T value) => new("keep", context =>
    {
        context.Values.Keep(promise, value);
        return Task.CompletedTask;
    });

    public override string Describe(Values values) => Text;

    public override Task ApplyAsync(ApplyContext context) => Body(context);
}

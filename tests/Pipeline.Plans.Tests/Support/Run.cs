namespace Pipeline.Plans.Tests;

/// <summary>A run in which effects are applied: its values, its output, its secrets.</summary>
internal sealed class Run
{
    public Values Values { get; } = new();

    public Lines Output { get; } = new();

    public Redactor Redactor { get; } = new();

    public string? Root { get; set; }

    public MemoryJournal Journal { get; } = new();

    public ApplyContext Context(CancellationToken cancellation = default) => new()
    {
        Values = Values,
        Output = new RedactingOutput(Output, Redactor),
        Root = Root,
        Time = TimeProvider.System,
        Redactor = Redactor,
        Cancellation = cancellation,
    };

    /// <summary>Applies one effect alone.</summary>
    public Task ApplyAsync(Effect effect, CancellationToken cancellation = default) => effect.ApplyAsync(Context(cancellation));

    /// <summary>Applies a plan with the id <c>x</c>.</summary>
    public Task ApplyPlanAsync(Plan plan, Interruption? interruption = null) =>
        new Applier(Journal, interruption ?? Interruption.None).ApplyAsync("x", plan, Context((interruption ?? Interruption.None).Work));

    /// <summary>Applies a plan that fails.</summary>
    public async Task<FailureException> FailureOfAsync(Plan plan, Interruption? interruption = null) =>
        (await ((Func<Task>)(() => ApplyPlanAsync(plan, interruption))).Should().ThrowAsync<FailureException>()).Which;

    /// <summary>A script for the POSIX shell, as a command.</summary>
    public static Command Shell(string script, params IEnumerable<Value<string>> arguments) => new("sh", [Value.Of("-c"), script, "sh", .. arguments]);
}

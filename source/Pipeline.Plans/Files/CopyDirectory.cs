namespace Pipeline.Plans;

/// <summary>Copies a folder. Its new name appears when the copy is complete; a folder of the same content there is left as it is.</summary>
/// <param name="From">The folder to copy; links that point out of it are refused.</param>
/// <param name="To">Where to; must not exist, unless its content is the same.</param>
public sealed record CopyDirectory(Value<string> From, Value<string> To) : Effect
{
    /// <summary>Leaves a folder that is there as it is, whatever became of its content: its name says what was copied.</summary>
    public bool OnlyIfMissing { get; init; }

    public override string Describe(Values values) =>
        $"copy {CommandLine.Quote(From.Show(values))} to {CommandLine.Quote(To.Show(values))}{(OnlyIfMissing ? " unless it is there" : "")}";

    public override async Task ApplyAsync(ApplyContext context)
    {
        var (from, to) = (context.Read(From), context.Read(To));
        if (OnlyIfMissing && Directory.Exists(to)) return;
        if (!Path.Exists(to)) await DirectoryCopy.MakeAsync(from, to, _ => Task.CompletedTask, context.Cancellation);
        if (await DirectoryDigest.OfAsync(to, context.Cancellation) == await DirectoryDigest.OfAsync(from, context.Cancellation)) return;

        throw new FailureException($"{to} exists and differs from {from}; it was left as it is.")
        {
            NextSteps = [$"diff -r {CommandLine.Quote(from)} {CommandLine.Quote(to)}"],
        };
    }
}

namespace Pipeline.Plans;

/// <summary>Deletes a file; one that is not there is no failure.</summary>
/// <param name="Path">What to delete; its folder is there.</param>
public sealed record DeleteFile(string Path) : Effect
{
    public override string Describe(Values values) => $"delete {CommandLine.Quote(Path)}";

    public override Task ApplyAsync(ApplyContext context)
    {
        File.Delete(Path);
        return Task.CompletedTask;
    }
}

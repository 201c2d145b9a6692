using System.Text;

namespace Pipeline.Plans;

/// <summary>
/// Writes a text file whole: a reader sees the old content or the new one, never a part. UTF-8, mode 0644 unless said otherwise.
/// </summary>
/// <param name="Path">Where; missing folders are made.</param>
/// <param name="Content">What.</param>
public sealed record WriteFile(string Path, Value<string> Content) : Effect
{
    /// <summary>Only the user may read it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Who may read it may run it; on Windows that is no matter of the file.</summary>
    public bool IsExecutable { get; init; }

    public override string Describe(Values values) => $"write {CommandLine.Quote(Path)}{(IsExecutable ? ", executable" : "")}";

    public override Task ApplyAsync(ApplyContext context) =>
        AtomicFile.WriteAsync(Path, Encoding.UTF8.GetBytes(context.Read(Content)), IsPrivate, IsExecutable, context.Cancellation);
}

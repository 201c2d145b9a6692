using System.Text;

namespace Pipeline.Plans;

/// <summary>Appends one line to a file and flushes it to disk. A torn last line, left by a crash, is completed with a line break first.</summary>
/// <param name="Path">Where; missing folders are made.</param>
/// <param name="Text">What; without line breaks.</param>
public sealed record AppendLine(string Path, Value<string> Text) : Effect
{
    public override string Describe(Values values) => $"append to {CommandLine.Quote(Path)}";

    public override async Task ApplyAsync(ApplyContext context)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        await using var file = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var isTorn = file.Length > 0 && LastByte(file) != '\n';
        file.Seek(0, SeekOrigin.End);
        await file.WriteAsync(Encoding.UTF8.GetBytes($"{(isTorn ? "\n" : "")}{context.Read(Text)}\n"), context.Cancellation);
        file.Flush(flushToDisk: true);
    }

    private static int LastByte(FileStream file)
    {
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte();
    }
}

using System.Text;

namespace Pipeline.Targets;

/// <summary>
/// Gives what code writes to <see cref="Console"/> during a run to the target that the code belongs to, and else to the run. Runs in one
/// process (the tests of a build) share it; the first one installs it, the last one takes it away.
/// </summary>
internal sealed class RoutedConsole : IDisposable
{
    private static readonly Lock Gate = new();
    private static int runs;
    private static TargetScope? latest;
    private static TextWriter realOut = TextWriter.Null;
    private static TextWriter realError = TextWriter.Null;

    private readonly TargetScope outside;
    private readonly TargetScope? before;

    /// <param name="outside">Takes what no target writes.</param>
    public RoutedConsole(TargetScope outside)
    {
        this.outside = outside;
        lock (Gate)
        {
            before = latest;
            latest = outside;
            if (runs++ == 0) Install();
        }
    }

    public void Dispose()
    {
        outside.Flush();
        lock (Gate)
        {
            latest = before ?? latest;
            if (--runs > 0) return;

            Console.SetOut(realOut);
            Console.SetError(realError);
        }
    }

    private static void Install()
    {
        (realOut, realError) = (Console.Out, Console.Error);
        Console.SetOut(new Writer(scope => scope.Out));
        Console.SetError(new Writer(scope => scope.Error));
    }

    /// <summary>
    /// The scope that the calling code belongs to. A thread that was started without a context belongs to the latest run.
    /// </summary>
    private static TargetScope Here() => TargetScope.Current ?? latest!;

    private sealed class Writer(Func<TargetScope, LineBuffer> choose) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write([value]);

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(string? value) => Write(value.AsSpan());

        public override void WriteLine(string? value) => Write($"{value}\n".AsSpan());

        public override void Write(ReadOnlySpan<char> text) => choose(Here()).Write(text);
    }
}

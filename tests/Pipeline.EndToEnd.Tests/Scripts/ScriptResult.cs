namespace Pipeline.EndToEnd.Tests;

internal sealed record ScriptResult(int ExitCode, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.TrimEnd('\n').Split('\n');
}

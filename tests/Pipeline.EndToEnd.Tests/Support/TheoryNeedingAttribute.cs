namespace Pipeline.EndToEnd.Tests;

/// <summary>A theory that is skipped where a tool is missing, and says which. The gate installs them all.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TheoryNeedingAttribute : TheoryAttribute
{
    public TheoryNeedingAttribute(string tool)
    {
        Tool = tool;
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator);
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, tool))))
            Skip = $"{tool} is not on PATH";
    }

    public string Tool { get; }
}

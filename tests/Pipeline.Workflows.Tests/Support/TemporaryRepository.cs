using System.Text.RegularExpressions;
using Pipeline.Targets;

namespace Pipeline.Workflows.Tests;

/// <summary>An empty repository that builds are run in.</summary>
internal sealed partial class TemporaryRepository : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("pipeline-workflows-").FullName;

    public TemporaryRepository() => Directory.CreateDirectory(Path.Combine(root, ".nuke"));

    /// <summary>Where the build is started; the root without.</summary>
    public string WorkingDirectory { get; init; } = "";

    /// <summary>The build's environment variables.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>What the build writes and reports, without times and places.</summary>
    public string Run<T>(string arguments, int exitCode = 0) where T : PipelineBuild, new()
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var from = Path.Combine(root, WorkingDirectory);
        Directory.CreateDirectory(from);
        var exit = BuildProgram.Run<T>(new Invocation
        {
            Arguments = arguments.Split(' '),
            Variables = Variables,
            WorkingDirectory = from,
            Out = output,
            Error = errors,
        });
        var text = $"{output}{errors}".Replace(root, "<root>", StringComparison.Ordinal);
        exit.Should().Be(exitCode, text);
        return Time().Replace(text, duration => duration.Groups["column"].Success ? "# ms  " : "# ms");
    }

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, file))!);
        File.WriteAllText(Path.Combine(root, file), text);
    }

    public bool Has(string file) => File.Exists(Path.Combine(root, file));

    public string Read(string file) => File.ReadAllText(Path.Combine(root, file));

    /// <summary>The workflows that are there.</summary>
    public IEnumerable<string> Files()
    {
        var folder = Path.Combine(root, ".github", "workflows");
        if (!Directory.Exists(folder)) return [];
        return Directory.GetFiles(folder).Select(file => Path.GetRelativePath(root, file)).Order(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\d+(\.\d+)? m?s(?<column>  +)?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Time();
}

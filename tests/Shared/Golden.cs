using System.Runtime.CompilerServices;

namespace Pipeline.Testing;

/// <summary>
/// Compares what a person or a tool reads with a file beside the test: <c>Golden/&lt;Class&gt;.&lt;Test&gt;.txt</c>. With <c>PIPELINE_ACCEPT=1</c> the
/// files are written instead; the reviewer sees the difference.
/// </summary>
internal static class Golden
{
    /// <summary>Compares a text with the golden file of the calling test; a name tells several files of one test apart.</summary>
    public static void Matches(string actual, string? name = null, string extension = "txt", [CallerFilePath] string source = "", [CallerMemberName] string test = "")
    {
        var file = Path.Combine(
            Path.GetDirectoryName(OnThisMachine(source))!,
            "Golden",
            $"{Path.GetFileNameWithoutExtension(source)}.{test}{(name is null ? "" : $".{name}")}.{extension}");
        if (Environment.GetEnvironmentVariable("PIPELINE_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        File.Exists(file).Should().BeTrue("a golden file was accepted once: {0}; accept with PIPELINE_ACCEPT=1 what is right", file);
        actual.Should().Be(File.ReadAllText(file), "{0} was accepted; accept with PIPELINE_ACCEPT=1 if the new text is right", file);
    }

    /// <summary>Deterministic builds map the repository to <c>/_/</c>.</summary>
    private static string OnThisMachine(string source) => source.StartsWith("/_/", StringComparison.Ordinal) ? Repository.PathTo(source[3..]) : source;
}

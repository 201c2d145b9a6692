namespace Pipeline.Components;

/// <summary>The scripts that start a build: those of this repository, which the assembly carries.</summary>
internal static class Scripts
{
    private const string Shell = "build.sh";

    public static readonly IReadOnlyList<string> Paths = [Shell, "build.ps1", "build.cmd"];

    public static IEnumerable<TextFile> All => Paths.Select(path => new TextFile(path, Read(path)) { IsExecutable = path != "build.ps1" });

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Scripts).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

namespace Pipeline.Components;

/// <summary>A C# project that a look for services has found. What MSBuild would compute from other files is not known.</summary>
/// <param name="Path">Relative to the repository's root, with slashes.</param>
/// <param name="Text">All of it.</param>
internal sealed record FoundProject(string Path, string Text)
{
    /// <summary>Without <c>.csproj</c>.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>By what it refers to, or by its name where that stands in other files.</summary>
    public bool IsTest =>
        Has("Microsoft.NET.Test.Sdk") || Has("MSTest.Sdk")
        || Name.EndsWith("Tests", StringComparison.Ordinal) || Name.EndsWith(".Test", StringComparison.Ordinal);

    public bool IsWeb => Has("\"Microsoft.NET.Sdk.Web\"") && !IsTest;

    public bool IsProgram => Has("<OutputType>Exe</OutputType>") && !IsTest;

    /// <summary>It refers to another project.</summary>
    public bool Uses(FoundProject other) => Has($"/{other.Name}.csproj\"") || Has($"\\{other.Name}.csproj\"");

    private bool Has(string text) => Text.Contains(text, StringComparison.OrdinalIgnoreCase);
}

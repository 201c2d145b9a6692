namespace Pipeline.Bench;

/// <summary>The smallest console program, compiled by this benchmark: what no start of a .NET program can be faster than.</summary>
internal static class HelloProgram
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
        </Project>
        """;

    /// <returns>The path of the compiled program.</returns>
    public static async Task<string> CompileAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "hello.csproj"), Project);
        await File.WriteAllTextAsync(Path.Combine(folder, "hello.cs"), """System.Console.WriteLine("Hello");""");
        await Command.RunAsync(folder, "dotnet", "build", "-c", "Release", "-o", "compiled", "-v:q", "-nologo", "-nodeReuse:false");
        return Path.Combine(folder, "compiled", "hello.dll");
    }
}

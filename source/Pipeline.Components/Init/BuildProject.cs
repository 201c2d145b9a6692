using System.Security;

namespace Pipeline.Components;

/// <summary>The project of the build program and what belongs to it.</summary>
internal static class BuildProject
{
    public const string Path = "build/_build.csproj";
    public const string SettingsPath = "build/Directory.Build.props";
    public const string FeedPath = "build/nuget.config";

    /// <summary>Stops MSBuild's search for files of these names in the folders above.</summary>
    public static readonly TextFile Settings = new(SettingsPath, """
        <Project>

          <!-- The settings of the repository are for its own projects; this one has none of them. -->
          <PropertyGroup>
            <ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets>
            <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
          </PropertyGroup>

        </Project>

        """);

    /// <param name="version">Of Pipeline.Components.</param>
    public static TextFile Of(string version) => new(Path, $"""
        <Project Sdk="Microsoft.NET.Sdk">

          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <RootNamespace />
            <IsPackable>false</IsPackable>
            <!-- For a fast start. -->
            <UseAppHost>false</UseAppHost>
            <InvariantGlobalization>true</InvariantGlobalization>
            <TieredPGO>false</TieredPGO>
          </PropertyGroup>

          <ItemGroup>
            <PackageReference Include="Pipeline.Components" Version="{version}" />
          </ItemGroup>

        </Project>

        """);

    /// <summary>A source of packages beside those that NuGet knows already.</summary>
    public static TextFile Feed(Destination destination, string packages) => new(FeedPath, $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <packageSources>
            <add key="pipeline" value="{SecurityElement.Escape(Source(destination.Directory, packages))}" />
          </packageSources>
        </configuration>

        """);

    /// <summary>Relative to the file where the packages are in the same repository: other machines have it elsewhere.</summary>
    private static string Source(string directory, string packages)
    {
        var inside = System.IO.Path.GetRelativePath(directory, packages);
        var isInside = !inside.StartsWith("..", StringComparison.Ordinal) && !System.IO.Path.IsPathRooted(inside);
        return isInside ? $"../{inside.Replace('\\', '/')}" : packages;
    }
}

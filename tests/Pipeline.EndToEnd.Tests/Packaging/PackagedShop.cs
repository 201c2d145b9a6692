using System.Diagnostics;

namespace Pipeline.EndToEnd.Tests;

/// <summary>
/// The library packed, and a repository that was given a build by Init and has nothing but these packages and those that they depend on: its
/// settings name no other source, it shares no cache with this repository, and what they say for its own project would break any other.
/// </summary>
public sealed class PackagedShop : IAsyncLifetime
{
    private static readonly (string Path, string Text)[] Sources =
    [
        ("Shop.csproj", """
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
            </Project>
            """),
        ("Program.cs", """
            var app = WebApplication.Create(args);
            app.MapGet("/health", () => "fine");
            app.MapGet("/", () => $"shop {Environment.GetEnvironmentVariable("RELEASE_VERSION")}");
            app.Run();

            """),
        ("Directory.Packages.props", """
            <Project>
              <PropertyGroup>
                <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>
              </PropertyGroup>
            </Project>
            """),
        ("Directory.Build.targets", """
            <Project>
              <Target Name="OnlyShop" BeforeTargets="CoreCompile">
                <Error Condition="'$(MSBuildProjectName)' != 'Shop'" Text="These are settings of Shop." />
              </Target>
            </Project>
            """),
        ("nuget.config", """
            <configuration>
              <packageSources>
                <clear />
                <add key="others" value="../others" />
              </packageSources>
            </configuration>
            """),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("packaged-").FullName;

    public string Root => Path.Combine(folder, "shop");

    private GitRepository Git => new(Root);

    /// <summary>The folder that the library was packed into.</summary>
    public string Packages => Path.Combine(folder, "packages");

    /// <summary>The output of the run that packed the library and made the build.</summary>
    internal ScriptResult Initialized { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        foreach (var (path, text) in Sources) Write(path, text);
        CopyDependencies();
        Git.Init();
        Initialized = await RunAsync(Repository.Root, "Init", Root, "--packages", Packages);
    }

    /// <summary>Ends what runs, whatever a test has left, and removes the folder.</summary>
    public Task DisposeAsync()
    {
        foreach (var left in Processes.Below(Root)) left.Kill();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Root);
        File.WriteAllText(Path.Combine(Root, path), text);
    }

    /// <summary>Runs the repository's own build.</summary>
    internal Task<ScriptResult> RunAsync(params string[] arguments) => RunAsync(Root, arguments);

    /// <summary>Runs the build of this repository, for the other one.</summary>
    internal Task<ScriptResult> InitAgainAsync() => RunAsync(Repository.Root, "Init", Root, "--packages", Packages, "--skip", "Pack");

    /// <summary>What the library depends on, as this machine has it.</summary>
    private void CopyDependencies()
    {
        var others = Directory.CreateDirectory(Path.Combine(folder, "others")).FullName;
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } own
            ? own
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var name in (string[])["awssdk.core", "awssdk.s3", "npgsql", "microsoft.extensions.logging.abstractions", "microsoft.extensions.dependencyinjection.abstractions"])
            foreach (var package in Directory.EnumerateFiles(Path.Combine(cache, name), "*.nupkg", SearchOption.AllDirectories)) File.Copy(package, Path.Combine(others, Path.GetFileName(package)));
    }

    internal void Commit() => Git.Commit("Add the build");

    private async Task<ScriptResult> RunAsync(string repository, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(repository, "build.sh"), arguments) { WorkingDirectory = repository };
        if (repository == Root) start.Environment["NUGET_PACKAGES"] = Path.Combine(folder, "cache");
        // The compiler that has compiled these tests is warm.
        start.Environment["UseSharedCompilation"] = "true";
        using var run = new ScriptRun(start);
        return await run.Result();
    }
}

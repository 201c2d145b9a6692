using System.Diagnostics;

namespace Pipeline.EndToEnd.Tests;

/// <summary>
/// A repository with build.sh, a build program and a project that it references, in a folder with an inconvenient name.
/// All tests of the scripts share it, one after another, because the first compilation is the slow one.
/// </summary>
public sealed class SampleRepository : IDisposable
{
    private const string BuildProject = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
          <ItemGroup>
            <ProjectReference Include="..\library\Library.csproj" />
            <Compile Include="../shared/**/*.cs" />
          </ItemGroup>
          <Target Name="Count" BeforeTargets="CoreCompile">
            <WriteLinesToFile File="../compilations" Lines="1" />
            <Exec Command="touch ../stuck &amp;&amp; sleep 600" Condition="Exists('Stuck.cs')" />
          </Target>
        </Project>
        """;

    private const string BuildProgram = """
        using System.Reflection;
        using System.Runtime.InteropServices;

        Console.WriteLine($"library {Library.Text}, shared {Shared.Text}");
        Console.WriteLine("title " + Assembly.GetExecutingAssembly().GetCustomAttribute<AssemblyTitleAttribute>()?.Title);
        Console.WriteLine("parts " + string.Join(' ', Assembly.GetExecutingAssembly().GetTypes().Where(t => t.Name.EndsWith("Part")).Select(t => t.Name)));
        Console.WriteLine("in " + Environment.CurrentDirectory);
        foreach (var argument in args)
            Console.WriteLine($"<{argument}>");
        if (args is ["wait"])
        {
            using var stopped = new ManualResetEventSlim();
            using var registration = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => { signal.Cancel = true; stopped.Set(); });
            File.WriteAllText("waiting", "");
            stopped.Wait(TimeSpan.FromMinutes(1));
            return 42;
        }
        return args.Length;
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("build-sh-").FullName;

    public SampleRepository()
    {
        Root = Directory.CreateDirectory(Path.Combine(_folder, "it's a [sample] $repository")).FullName;
        File.Copy(Repository.PathTo("build.sh"), PathTo("build.sh"));
        Write("build/_build.csproj", BuildProject);
        Write("build/Build.cs", BuildProgram);
        Write("library/Library.csproj", """<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>""");
        Write("library/Library.cs", """public static class Library { public const string Text = "one"; }""");
        Write("shared/code/Shared.cs", """internal static class Shared { public const string Text = "one"; }""");
    }

    public string Root { get; }

    /// <summary>How often the build program was compiled since this was asked last.</summary>
    public int Compilations
    {
        get
        {
            var count = File.Exists(PathTo("compilations")) ? File.ReadAllLines(PathTo("compilations")).Length : 0;
            File.Delete(PathTo("compilations"));
            return count;
        }
    }

    /// <summary>The compiled programs there are: the folders that build.sh may start one from.</summary>
    public IReadOnlyList<string> Programs =>
        [.. Directory.EnumerateDirectories(PathTo(".nuke/temp/build")).Select(f => Path.GetFileName(f)).Except(["work", "used", "new"], StringComparer.Ordinal)];

    public string PathTo(string relative) => Path.Combine(Root, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathTo(relative))!);
        File.WriteAllText(PathTo(relative), text);
    }

    /// <summary>Replaces text in a file, and keeps the file's time as an unpacked archive would.</summary>
    public void Edit(string relative, string text, string replacement)
    {
        var written = File.GetLastWriteTimeUtc(PathTo(relative));
        var before = File.ReadAllText(PathTo(relative));
        before.Should().Contain(text);
        Write(relative, before.Replace(text, replacement, StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(PathTo(relative), written);
    }

    /// <summary>Adds a source to the build program until it is disposed of.</summary>
    public IDisposable Add(string text)
    {
        Write("build/Added.cs", text);
        return new Removal(PathTo("build/Added.cs"));
    }

    internal Task<ScriptResult> Run(params string[] arguments) => Run(_ => { }, arguments);

    internal async Task<ScriptResult> Run(Action<ProcessStartInfo> change, params string[] arguments)
    {
        using var run = Start(change, arguments);
        return await run.Result();
    }

    /// <summary>A run whose compilation goes on until it is ended.</summary>
    internal async Task<ScriptRun> StartStuck()
    {
        File.Delete(PathTo("stuck"));
        Write("build/Stuck.cs", "");
        var run = Start(_ => { });
        await Eventually.Exists(PathTo("stuck"));
        File.Delete(PathTo("build/Stuck.cs"));
        return run;
    }

    internal ScriptRun Start(Action<ProcessStartInfo> change, params string[] arguments)
    {
        var start = new ProcessStartInfo(PathTo("build.sh"), arguments) { WorkingDirectory = Root };
        change(start);
        return new ScriptRun(start);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class Removal(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}

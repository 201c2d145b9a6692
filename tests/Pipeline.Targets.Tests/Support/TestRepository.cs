namespace Pipeline.Targets.Tests;

/// <summary>An empty directory with <c>.nuke</c>, deleted when the test process ends.</summary>
internal sealed record TestRepository
{
    private static readonly string Parent = CreateParent();
    private static int count;

    public TestRepository()
    {
        Root = Path.Combine(Parent, $"{Interlocked.Increment(ref count)}");
        WorkingDirectory = Root;
        Directory.CreateDirectory(Path.Combine(Root, ".nuke"));
    }

    public string Root { get; }

    /// <summary>Where the build is started.</summary>
    public string WorkingDirectory { get; init; }

    public Dictionary<string, string> Variables { get; } = [];

    public TestRepository With(string file, string content)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return this;
    }

    public TestRepository WithVariable(string name, string value)
    {
        Variables[name] = value;
        return this;
    }

    /// <summary>The files that are there, besides the engine's own.</summary>
    public IEnumerable<string> Files() => Directory.GetFiles(Root, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file))
        .Where(file => !file.StartsWith(".nuke", StringComparison.Ordinal));

    /// <summary>Creates a build as if it had been started here, for members that ask for the root.</summary>
    public T Create<T>() where T : PipelineBuild, new()
    {
        Started.In<T>(this, "--help").ExitCode.Should().Be(0);
        return new T();
    }

    public Invocation Invocation(TextWriter output, TextWriter errors) => new()
    {
        Arguments = [],
        Variables = Variables,
        WorkingDirectory = WorkingDirectory,
        Out = output,
        Error = errors,
    };

    private static string CreateParent()
    {
        var parent = Directory.CreateTempSubdirectory("pipeline-targets-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(parent, recursive: true);
        return parent;
    }
}

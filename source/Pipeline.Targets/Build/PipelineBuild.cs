namespace Pipeline.Targets;

/// <summary>
/// The base class of a build: a program whose targets are the properties of type <see cref="Target"/> of the class and of its
/// component interfaces. It plays the part of NUKE's <c>NukeBuild</c>.
/// </summary>
/// <example><code>
/// class Build : PipelineBuild, ITest
/// {
///     public static int Main() => Execute&lt;Build>(x => x.Compile);
///
///     Target Compile => _ => _.Executes(() => DotNet("build"));
/// }
/// </code></example>
public abstract partial class PipelineBuild : IPipelineBuild
{
    /// <summary>The nearest directory upwards that contains <c>.nuke</c>: the repository's root. <c>--root</c> names another.</summary>
    /// <exception cref="InvalidOperationException">No build runs in this process.</exception>
    public static AbsolutePath RootDirectory => Running.Root;

    /// <summary><c>.nuke/temp</c>, created: what may be deleted at any time.</summary>
    public static AbsolutePath TemporaryDirectory => (RootDirectory / ".nuke" / "temp").CreateDirectory();

    /// <summary>The compiled build program.</summary>
    public static AbsolutePath BuildAssemblyFile => Running.BuildType.Assembly.Location;

    /// <summary>Where the compiled build program is: a copy in <c>.nuke/temp</c> when <c>build.sh</c> started it.</summary>
    public static AbsolutePath BuildAssemblyDirectory => BuildAssemblyFile.Parent!;

    /// <summary>
    /// The project file of the build, found from the source file of the build class; <see langword="null"/> without debug symbols.
    /// </summary>
    public static AbsolutePath? BuildProjectFile => BuildProject.FileOf(Running.BuildType, RootDirectory);

    /// <summary>Where the project file of the build is; <see langword="null"/> without debug symbols.</summary>
    public static AbsolutePath? BuildProjectDirectory => BuildProjectFile?.Parent;

    /// <summary>How much the run tells; <c>--verbosity</c>.</summary>
    public static Verbosity Verbosity
    {
        get => Running.Verbosity;
        set => Running.Verbosity = value;
    }

    /// <summary>What the build runs on: a terminal, a CI service, a plain pipe.</summary>
    public static Host Host => Running.Host;

    public static bool IsLocalBuild => !IsServerBuild;

    public static bool IsServerBuild => Host is IBuildServer;

    internal static string? RootOrNull => Ambient.Current?.Root;

    private static Ambient Running => Ambient.Current
        ?? throw new InvalidOperationException("No build runs in this process: this is known once Execute has been called.");

    /// <summary>Runs the build program: reads the command line, runs the targets it names, and gives the exit code.</summary>
    /// <param name="defaultTargets">What runs when the command line names no target; without any, the help is shown.</param>
    /// <returns>0 done, 1 a target failed, 2 the request was wrong and nothing ran, 130 interrupted.</returns>
    /// <remarks>
    /// NUKE takes expressions here. Functions accept the same source, and starting is faster without building expression trees.
    /// </remarks>
    protected static int Execute<T>(params Func<T, Target>[] defaultTargets) where T : PipelineBuild, new() =>
        BuildProgram.Run(Invocation.OfThisProcess(), defaultTargets);
}

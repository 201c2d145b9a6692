namespace Pipeline.Targets;

/// <summary>What one invocation asks for and where: everything that is known before the build is created.</summary>
internal sealed class BuildRequest
{
    private BuildRequest(Type build, Invocation invocation, Problems problems)
    {
        Catalog = ParameterCatalog.Of(build);
        var commandLine = CommandLineParser.Parse(invocation.Arguments, Catalog.Options, problems);
        var variables = new VariableSet(invocation.Variables);
        Options = BuildOptionsReader.Read(commandLine, variables, problems);
        Root = RootFinder.Find(Options.Root, invocation.WorkingDirectory);
        Files = new ParameterFiles(Root, Options.Profiles);
        Parameters = new ParameterValues(Catalog, commandLine, variables, Files, invocation.WorkingDirectory, Root);
        Host = Host.Choose(Options.Host, invocation);
    }

    public ParameterCatalog Catalog { get; }

    public BuildOptions Options { get; }

    public AbsolutePath Root { get; }

    public ParameterFiles Files { get; }

    public ParameterValues Parameters { get; }

    public Host Host { get; }

    /// <summary>Reads the request. From here on the static members of <see cref="PipelineBuild"/> answer.</summary>
    public static BuildRequest Read(Type build, Invocation invocation, Problems problems)
    {
        var request = new BuildRequest(build, invocation, problems);
        Ambient.Current = new Ambient
        {
            BuildType = build,
            Root = request.Root,
            Host = request.Host,
            Parameters = request.Parameters,
            Out = invocation.Out,
            Verbosity = request.Options.Verbosity,
        };
        return request;
    }
}

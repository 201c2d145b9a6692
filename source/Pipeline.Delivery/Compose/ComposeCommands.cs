using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Commands of Docker Compose on a machine, under the fence.</summary>
internal sealed class ComposeCommands(HostMachine machine, HostPaths paths, HostFacts facts)
{
    /// <summary>Compose on the files of a release, as one pool.</summary>
    public Command Release(string pool, string version, params IEnumerable<string> arguments) => InPool(pool, Of([.. Files(pool, version), .. arguments]));

    /// <summary>As <see cref="Release"/>, for a question: nobody needs to hold the lease.</summary>
    public Command Asking(string pool, string version, params IEnumerable<string> arguments) =>
        InPool(pool, machine.Plain(Program[0], [.. Program.Skip(1).Concat(Files(pool, version)).Concat(arguments).Select(Value.Of)]));

    private static Command InPool(string pool, Command command) => command with { Environment = command.Environment.Add("POOL", pool) };

    private string[] Files(string pool, string version)
    {
        var folder = paths.Release(version);
        return ["--project-name", paths.Pool(pool), "--file", $"{folder}/compose.json", "--file", $"{folder}/environment.json"];
    }

    /// <summary>Compose on the files of the edge or of the accessories.</summary>
    public Command Part(string part, IEnumerable<string> files, params IEnumerable<string> arguments) =>
        Of([.. files.SelectMany(file => new[] { "--file", $"{paths.Home}/{part}/{file}" }).Prepend(paths.Pool(part)).Prepend("--project-name"), .. arguments]);

    /// <summary>Compose on containers that are there, whatever files they came from.</summary>
    public Command Project(string name, params IEnumerable<string> arguments) => Of(["--project-name", paths.Pool(name), .. arguments]);

    /// <summary>In the container of a service of a project, for commands that need no lease.</summary>
    public Where Inside(string project, string service) => new InComposeService(machine.Where, [.. Program, "--project-name", paths.Pool(project)], service);

    /// <summary>One of the edge's verbs.</summary>
    public Command Edge(params IEnumerable<string> arguments) => machine.Tool("edge", arguments.Select(Value.Of));

    private string[] Program => (facts.Compose ?? "docker compose").Split(' ');

    private Command Of(IEnumerable<string> arguments) => machine.Changing(Program[0], [.. Program.Skip(1).Concat(arguments).Select(Value.Of)]);
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Commands of Docker Compose on a machine, under the fence.</summary>
internal sealed class ComposeCommands(HostMachine machine, HostPaths paths, HostFacts facts)
{
    /// <summary>Compose on the files of a release, as one pool.</summary>
    public Command Release(string pool, string version, params IEnumerable<string> arguments)
    {
        var folder = paths.Release(version);
        string[] files = ["--project-name", paths.Pool(pool), "--file", $"{folder}/compose.json", "--file", $"{folder}/environment.json"];
        var command = Of(files.Concat(arguments));
        return command with { Environment = command.Environment.Add("POOL", pool) };
    }

    /// <summary>Compose on the files of the edge or of the accessories.</summary>
    public Command Part(string part, IEnumerable<string> files, params IEnumerable<string> arguments) =>
        Of([.. files.SelectMany(file => new[] { "--file", $"{paths.Home}/{part}/{file}" }).Prepend(paths.Pool(part)).Prepend("--project-name"), .. arguments]);

    /// <summary>Compose on containers that are there, whatever files they came from.</summary>
    public Command Project(string name, params IEnumerable<string> arguments) => Of(["--project-name", paths.Pool(name), .. arguments]);

    /// <summary>One of the edge's verbs.</summary>
    public Command Edge(params IEnumerable<string> arguments) => machine.Tool("edge", arguments.Select(Value.Of));

    private Command Of(IEnumerable<string> arguments)
    {
        var compose = (facts.Compose ?? "docker compose").Split(' ');
        return machine.Changing(compose[0], [.. compose.Skip(1).Concat(arguments).Select(Value.Of)]);
    }
}

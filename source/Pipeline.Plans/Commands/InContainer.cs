namespace Pipeline.Plans;

/// <summary>
/// Inside a running container, through the <c>docker</c> command. Variables are handed by name (<c>docker exec --env NAME</c>): their values,
/// secrets included, pass through the environment of <c>docker</c> and never through its arguments.
/// </summary>
/// <param name="Container">Its name or id.</param>
public sealed record InContainer(string Container) : Where
{
    public override Command Wrap(Command command)
    {
        string[] input = command.Input is null ? [] : ["--interactive"];
        Value<string>[] directory = command.WorkingDirectory is null ? [] : ["--workdir", command.WorkingDirectory];
        var names = command.Environment.Keys.Concat(command.Secrets.Keys).SelectMany(name => new[] { "--env", name });
        return new Command(
            "docker", ["exec", .. input.Select(Value.Of), .. directory, .. names.Select(Value.Of), Container, command.Program, .. command.Arguments])
        {
            Environment = command.Environment,
            Secrets = command.Secrets,
            Input = command.Input,
            Grace = command.Grace,
        };
    }

    public override string Ended(Command command, int exitCode) => $"{command.Name} in the container {Container} ended with exit code {exitCode}.";
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>In the running container of a Compose project's service. Secrets can only go through standard input.</summary>
/// <param name="Machine">Where the container is.</param>
/// <param name="Compose">The words that call Compose for the project.</param>
/// <param name="Service">The service.</param>
internal sealed record InComposeService(Where Machine, EquatableList<string> Compose, string Service) : Where
{
    public override string? Place => Machine.Place;

    public override Command Wrap(Command command)
    {
        if (!command.Secrets.IsEmpty)
            throw new InvalidOperationException($"{command.Name} runs in {Service}, where {string.Join(", ", command.Secrets.Keys)} would be seen in the process list; hand secrets by standard input.");

        IEnumerable<Value<string>> words =
        [
            .. Compose.Skip(1).Append("exec").Append("-T").Select(Value.Of),
            .. command.WorkingDirectory is { } folder ? new[] { "--workdir", folder } : [],
            .. command.Environment.SelectMany(variable => new[] { "--env", variable.Value.Map(value => $"{variable.Key}={value}") }),
            Service, command.Program, .. command.Arguments,
        ];
        return Machine.Wrap(new Command(Compose[0], words) { Input = command.Input, Grace = command.Grace });
    }

    public override string Ended(Command command, int exitCode) => $"{command.Name} in {Service}{(Place is { } place ? $" on {place}" : "")} ended with exit code {exitCode}.";
}

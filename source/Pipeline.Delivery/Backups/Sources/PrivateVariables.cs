using System.Collections.Immutable;
using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Gives a command variables that nobody may see, wherever it runs: here in its environment, elsewhere by standard input, which a shell reads up
/// to an empty line before it becomes the command. They stand in no process list, of no machine.
/// </summary>
internal static class PrivateVariables
{
    private const string ReadThem = "while IFS= read -r variable && [ -n \"$variable\" ]; do export \"$variable\"; done; exec \"$@\"";

    /// <param name="command">What runs; it reads nothing from its standard input.</param>
    /// <param name="variables">Plain ones.</param>
    /// <param name="secrets">Others.</param>
    public static Command Give(Command command, ImmutableSortedDictionary<string, Value<string>> variables, ImmutableSortedDictionary<string, Secret> secrets) =>
        command.Where == Where.Here
            ? command with { Environment = variables, Secrets = secrets }
            : command with
            {
                Name = command.Name,
                Program = "sh",
                Arguments = ["-c", ReadThem, "sh", command.Program, .. command.Arguments],
                Input = new CommandInput(Redactor.Mask, Lines(variables, secrets)) { Secrets = [.. secrets.Values] },
            };

    private static Value<byte[]> Lines(ImmutableSortedDictionary<string, Value<string>> variables, ImmutableSortedDictionary<string, Secret> secrets) =>
        Value.All(variables.Select(pair => pair.Value.Map(value => (pair.Key, Value: value))))
            .Map(known => known.Where(pair => pair.Value.Length > 0).Concat(secrets.Select(pair => (pair.Key, Value: pair.Value.Reveal()))))
            .Map(all => Encoding.UTF8.GetBytes($"{string.Concat(all.Select(pair => Line(pair.Key, pair.Value)))}\n"));

    private static string Line(string name, string value) => value.Contains('\n', StringComparison.Ordinal)
        ? throw new FailureException($"{name} has several lines, which cannot be given to a program elsewhere.") { IsFinal = true }
        : $"{name}={value}\n";
}

using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Commands of the <c>docker</c> program: it brings contexts, credential helpers, engines of other machines, and lines that a person can paste.</summary>
internal static class Docker
{
    public const string Program = "docker";

    public static Command Command(params IEnumerable<Value<string>> arguments) => new(Program, arguments);

    /// <summary>A command with plain arguments.</summary>
    public static Command Of(params IEnumerable<string> arguments) => new(Program, arguments.Select(Value.Of));

    public static Command With(this Command command, ImmutableSortedDictionary<string, Value<string>> environment) =>
        command with { Environment = command.Environment.AddRange(environment) };
}

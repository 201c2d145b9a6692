using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Commands of root on a machine: as they are, or by <c>sudo</c>, which must not ask.</summary>
internal sealed class RootCommands(HostMachine machine, bool isRoot)
{
    public RunCommand Run(string program, params IEnumerable<string> arguments) => HostMachine.Run(isRoot
        ? machine.Plain(program, arguments.Select(Value.Of))
        : machine.Plain("sudo", ["-n", program, .. arguments.Select(Value.Of)]));

    /// <summary>A command that reads its standard input.</summary>
    public RunCommand Run(CommandInput input, string program, params IEnumerable<string> arguments)
    {
        var run = Run(program, arguments);
        return run with { Command = run.Command with { Input = input } };
    }
}

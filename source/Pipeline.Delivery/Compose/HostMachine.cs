using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The commands of an environment on one of its machines.</summary>
internal sealed class HostMachine(Machine machine, HostPaths paths, SshConfiguration ssh, string run)
{
    /// <summary>What only reads must answer soon; a connection to a machine that went dark would hang longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public Machine Machine => machine;

    /// <summary>Where its plain commands run: here, or over SSH.</summary>
    public Where Where => machine.IsHere ? Where.Here : new OverSsh(machine.Name) { ConfigurationFile = ssh.File };

    /// <summary>A command that changes something: refused there when the run has lost its lease.</summary>
    public Command Changing(string program, params IEnumerable<Value<string>> arguments) =>
        new(paths.Tool("fenced"), [run, program, .. arguments]) { Where = Where };

    /// <summary>A command that needs no lease.</summary>
    public Command Plain(string program, params IEnumerable<Value<string>> arguments) => new(program, arguments) { Where = Where };

    /// <summary>Opens (<c>forward</c>) or closes (<c>cancel</c>) a way through the connection to a machine elsewhere.</summary>
    public Command Forwarding(string verb, string way) => new("ssh", "-F", ssh.File, "-O", verb, "-L", way, machine.Name);

    /// <summary>One of the tools of <see cref="HostScripts"/>, under the fence.</summary>
    public Command Tool(string name, params IEnumerable<Value<string>> arguments) => Changing(name, arguments);

    /// <summary>What a tool that only reads prints.</summary>
    public async Task<string> ReadAsync(string tool, IEnumerable<string> arguments, CancellationToken cancellation) =>
        Understood(await CommandQuery.RunAsync(Plain(paths.Tool(tool), arguments.Select(Value.Of)), cancellation));

    /// <summary>What runs there tells on its last line why it failed, be it a tool or Docker.</summary>
    public static RunCommand Run(Command command) => new(command) { SaysWhy = true };

    /// <summary>Runs a script that is sent along.</summary>
    public async Task<string> AskAsync(CommandInput script, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        await ssh.WriteAsync(cancellation);
        var command = new Command("sh", ["-s", .. arguments.Select(Value.Of)]) { Where = Where, Input = script };
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timer.CancelAfter(Patience);
        try
        {
            return Understood(await CommandQuery.RunAsync(command, timer.Token));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new FailureException($"{machine} did not answer within {Patience.TotalSeconds} s.") { NextSteps = [Try] };
        }
    }

    private string Try => $"ssh -F {ssh.File} {machine} true";

    private string Understood(CommandResult result)
    {
        if (result.ExitCode == 0) return result.Output;

        var said = result.Errors.Length > 0 ? result.Errors : result.Output;
        if (said.Contains("REMOTE HOST IDENTIFICATION HAS CHANGED", StringComparison.Ordinal) || said.Contains("Host key verification failed", StringComparison.Ordinal))
        {
            throw new FailureException($"{machine} does not have the host key that the repository knows: nothing was sent to it.")
            {
                Details = said.Split('\n'),
                NextSteps = ["Find out why. If the machine was set up anew, replace its line in the file of host keys after comparing the key with its console."],
            };
        }

        throw new FailureException($"{Where.Ended(result.Command, result.ExitCode)} {said.Split('\n')[^1]}".TrimEnd())
        {
            Details = said.Split('\n'),
            NextSteps = machine.IsHere ? [] : [Try],
        };
    }
}

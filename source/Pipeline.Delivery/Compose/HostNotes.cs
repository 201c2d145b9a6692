using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Notes in the environment's folder on its first machine. They need no lease: a monitor writes beside a deployment.</summary>
internal sealed class HostNotes(HostMachine machine, HostPaths paths) : IHostNotes
{
    private const string Replace = "umask 077; mkdir -p \"${0%/*}\"; cat >\"$0.new\" && mv \"$0.new\" \"$0\"";
    private const string Add = "umask 077; mkdir -p \"${0%/*}\"; cat >>\"$0\"";

    /// <summary>A mark before the text tells an empty note from none.</summary>
    public Query<string?> Read(string name) => new($"{name} on {machine.Machine}", async cancellation =>
    {
        var said = await machine.AskAsync(HostScripts.Note, [File(name)], cancellation);
        return said.StartsWith('=') ? said[1..] : null;
    });

    public Effect Write(string name, Value<string> text) => Shell(Replace, name, text);

    public Effect Append(string name, Value<string> line) => Shell(Add, name, line.Map(text => $"{text}\n"));

    public Effect Remove(string name) => HostMachine.Run(machine.Plain("rm", "-f", File(name)));

    private RunCommand Shell(string script, string name, Value<string> text) =>
        new(machine.Plain("sh", "-c", script, File(name)) with { Input = new CommandInput(name, text.Map(Encoding.UTF8.GetBytes)) });

    private string File(string name) => $"{paths.Home}/{name}";
}

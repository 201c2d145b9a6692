using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The scripts that work on a machine.</summary>
internal static class HostScripts
{
    private static readonly string[] Tools = ["both", "edge", "fenced", "forget", "project", "prune", "pull", "put", "record", "settled"];

    /// <summary>For the standard input of <c>sh -s</c>: the script changes nothing by itself.</summary>
    public static CommandInput State => new("state.sh", Encoding.UTF8.GetBytes(Text("state.sh")));

    public static CommandInput Doctor => new("doctor.sh", Encoding.UTF8.GetBytes(Text("doctor.sh")));

    public static CommandInput Note => new("note.sh", "[ ! -f \"$1\" ] || { printf =; cat \"$1\"; }\n"u8.ToArray());

    public static CommandInput Lease => new("lease.sh", Encoding.UTF8.GetBytes(Text("lease.sh")));

    /// <summary>As <see cref="Lease"/>; installs the tools once the lease is taken.</summary>
    public static CommandInput LeaseWithTools => new("lease.sh", Encoding.UTF8.GetBytes($"{Text("lease.sh")}\n{Installation}"));

    private static string Installation => string.Concat(Tools.Select(tool =>
        $"cat >\"$home/bin/{tool}.new\" <<'END-OF-{tool}'\n{Text(tool)}END-OF-{tool}\nchmod 755 \"$home/bin/{tool}.new\"\nmv \"$home/bin/{tool}.new\" \"$home/bin/{tool}\"\n"));

    private static string Text(string name) => EmbeddedScript.Text($"Compose.{name}");
}

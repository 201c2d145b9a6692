using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// On this machine as another user, with the <c>setpriv</c> program of util-linux: for programs that refuse to run as root. Only root can
/// become somebody else.
/// </summary>
/// <param name="User">The name of a user; its group has the same name.</param>
internal sealed record AsUser(string User) : Where
{
    public override Command Wrap(Command command) => command with
    {
        Program = "setpriv",
        Arguments = [$"--reuid={User}", $"--regid={User}", "--clear-groups", command.Program, .. command.Arguments],
        Where = Here,
    };
}

using System.Net;

namespace Pipeline.Lab;

/// <summary>Throw-away keys of one machine: one that opens it, one by which it is known.</summary>
internal sealed class SshKeys
{
    private readonly LabFolder folder;

    public SshKeys(LabFolder folder)
    {
        this.folder = folder;
        Make("identity");
        MakeHostKey();
    }

    public string IdentityFile => folder["identity"];

    public string AuthorizedKey => File.ReadAllText(folder["identity.pub"]);

    public string HostKey => File.ReadAllText(folder["host-key"]);

    public string KnownHost(IPAddress address) => $"{address} {string.Join(' ', File.ReadAllText(folder["host-key.pub"]).Split(' ').Take(2))}";

    public void MakeHostKey() => Make("host-key");

    private void Make(string name)
    {
        File.Delete(folder[name]);
        _ = LabCommand.Run("/usr/bin/ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "laboratory", "-f", folder[name]).Text;
    }
}

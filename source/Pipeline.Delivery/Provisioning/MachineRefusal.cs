using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Why a machine cannot be prepared, for the person who has to do something first.</summary>
internal static class MachineRefusal
{
    /// <exception cref="FailureException">It cannot be prepared.</exception>
    public static void Check(ComposeHost host, Site site, Machine machine, MachineSetup setup)
    {
        if (setup.System is not ("debian" or "ubuntu"))
        {
            throw Refused($"{machine} runs {setup.System} {setup.Version}. Provision knows Debian and Ubuntu only; nothing was changed there.",
                $"Install Docker, Compose, flock, perl and tar there, let {machine.User ?? "the user that deploys"} use Docker, then: ./build.sh Doctor --environment {site.Environment.Name}");
        }

        if (!setup.IsAllowed)
            throw Refused($"{setup.Asker} on {machine} is not root and gets no root rights by sudo without a password.", Way(host, machine));
        if (machine is { IsHere: false, User: null })
            throw Refused($"{machine} has no user that deploys: Provision would not know whom to make.", $"Name one in the build: new Machine(\"deploy@{machine}\")");
        if (host.AuthorizedKeys is null && setup.OwnKeys.Count == 0 && setup.Keys.Count == 0 && !machine.IsHere && machine.User != host.ProvisionAs)
            throw Refused($"No file says which keys open the account of {setup.Asker} on {machine}, so {machine.User} cannot have the same.", "Name a file of public keys in the build: AuthorizedKeys = \"deploy/authorized_keys\"");
        if (host.Edge.Certificates is Certbot) CheckCertbot(host, site);
    }

    private static void CheckCertbot(ComposeHost host, Site site)
    {
        if (host.Edge.HostNames.Count == 0)
            throw Refused($"The edge of {site.Environment.Name} has no HostNames, so certbot has nothing to ask a certificate for.", "Name them in the build: new Edge { HostNames = [\"shop.example.org\"], … }");
        if (host.Machines.Count > 1)
            throw Refused($"{site.Environment.Name} has several machines: the authority's question may reach one that does not know the answer.", "Let what divides the users among the machines end TLS, or put the certificates onto them: Certificates = \"/etc/shop/certificates\"");
    }

    private static string Way(ComposeHost host, Machine machine) => machine.IsHere
        ? "Run it as root, or allow sudo without a password."
        : $"Name another user in the build (ProvisionAs, now {host.ProvisionAs}), or allow it on the machine's console: echo '{host.ProvisionAs} ALL=(ALL) NOPASSWD: ALL' > /etc/sudoers.d/{host.ProvisionAs}";

    private static FailureException Refused(string what, string next) => new(what) { IsFinal = true, NextSteps = [next] };
}

using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Gets a certificate for the edge, and has it renewed: certbot calls a tool that answers the authority through the edge.</summary>
internal sealed class CertificatePreparation(ComposeHost host, Site site, HostPaths paths, MachineSetup setup, RootCommands root)
{
    /// <summary>The tool that certbot calls, which only root can write.</summary>
    public const string Tool = "/usr/local/sbin/pipeline-certificate";

    private const string Write = "umask 022; cat >\"$0.new\" && chmod 755 \"$0.new\" && mv \"$0.new\" \"$0\"";

    private string Lineage => $"/etc/letsencrypt/live/{paths.Project}";

    public Plan Plan => host.Edge.Certificates is Certbot certbot
        ? Plans.Plan.Sequence(("tool", Installed()), ("issue", Issued(certbot)))
        : Plans.Plan.Nothing(host.Edge.Certificates is null ? "the edge does not end TLS" : "somebody else puts them there");

    private Plan Installed() => setup.Tool == ProvisioningScripts.CertificateDigest
        ? Plans.Plan.Nothing($"{Tool} is there")
        : root.Run(ProvisioningScripts.Certificate, "sh", "-c", Write, Tool);

    private Plan Issued(Certbot certbot)
    {
        var names = host.Edge.HostNames.Select(name => name.ToLowerInvariant()).ToList();
        if (!names.All(name => setup.Covered.Contains(name, StringComparer.Ordinal))) return Issue(certbot, names);

        return setup.IsCertificateInstalled
            ? Plans.Plan.Nothing("there is one; certbot renews it")
            : root.Run("env", $"RENEWED_LINEAGE={Lineage}", Tool, "take", paths.Home);
    }

    /// <summary>certbot keeps the hooks and uses them for every renewal, which its package's own timer begins.</summary>
    private RunCommand Issue(Certbot certbot, IReadOnlyList<string> names)
    {
        var port = host.Edge.Port.ToString(CultureInfo.InvariantCulture);
        var issue = root.Run(
            "certbot",
            [
                "certonly", "--non-interactive", "--agree-tos", "--email", certbot.Email, .. certbot.Server is { } server ? (string[])["--server", server] : [],
                "--cert-name", paths.Project, "--renew-with-new-domains", "--manual", "--preferred-challenges", "http",
                "--manual-auth-hook", $"{Tool} show {paths.Home} {port}", "--manual-cleanup-hook", $"{Tool} hide {paths.Home}", "--deploy-hook", $"{Tool} take {paths.Home}",
                .. names.SelectMany(name => new[] { "--domain", name }),
            ]);
        return issue with
        {
            // Its last line is advice for everybody; what went wrong stands above it.
            SaysWhy = false,
            NextSteps =
            [
                $"Look that {string.Join(", ", names)} lead to this machine, and that its port {port} can be reached from outside.",
                $"./build.sh Provision --environment {site.Environment.Name}   # everything else is done",
            ],
        };
    }
}

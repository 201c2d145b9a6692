using System.Globalization;

namespace Pipeline.Delivery;

/// <summary>What a machine needs, as packages of Debian and Ubuntu.</summary>
internal static class DebianPackages
{
    /// <summary>The first release of Debian whose <c>docker.io</c> comes without the client.</summary>
    private const int ClientApart = 13;

    public static IReadOnlyList<string> Missing(MachineSetup setup, bool needsCertbot) => [.. Wanted(setup, needsCertbot).Where(pair => !setup.Has(pair.Program)).Select(pair => pair.Package)];

    private static IEnumerable<(string Program, string Package)> Wanted(MachineSetup setup, bool needsCertbot)
    {
        yield return ("dockerd", "docker.io");
        // What only Debian's package recommends: see https://packages.debian.org/trixie/docker.io.
        yield return ("apparmor", "apparmor");
        if (setup.System == "debian" && Number(setup.Version) >= ClientApart) yield return ("docker", "docker-cli");
        yield return ("compose", Compose(setup));
        yield return ("ca-certificates", "ca-certificates");
        yield return ("flock", "util-linux");
        yield return ("perl", "perl");
        yield return ("tar", "tar");
        if (needsCertbot) yield return ("certbot", "certbot");
    }

    /// <summary>Compose for the engine that is there; in Debian 12 that is version 1.</summary>
    private static string Compose(MachineSetup setup)
    {
        if (setup.Has("docker-ce")) return "docker-compose-plugin";
        return setup.System == "ubuntu" ? "docker-compose-v2" : "docker-compose";
    }

    private static int Number(string version) => int.TryParse(version.Split('.')[0], CultureInfo.InvariantCulture, out var number) ? number : 0;
}

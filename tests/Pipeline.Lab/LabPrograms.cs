namespace Pipeline.Lab;

/// <summary>
/// The programs that servers consist of, Debian's own: others of the same name may come first on PATH. <c>.ci/run</c> installs them all.
/// </summary>
public static class LabPrograms
{
    public const string Docker = "/usr/bin/docker";
    public const string DockerEngine = "/usr/sbin/dockerd";
    /// <summary>Base images consist of Debian packages.</summary>
    public const string Apt = "/usr/bin/apt-get";
    public const string DockerCompose = "/usr/libexec/docker/cli-plugins/docker-compose";
    public const string DockerBuildx = "/usr/libexec/docker/cli-plugins/docker-buildx";
    /// <summary>The engine of Debian 13, beside the containerd that it needs; with the containerd image store.</summary>
    public const string NewDockerEngine = "/usr/libexec/docker/engine/dockerd";

    public const string DockerRegistry = "/usr/bin/docker-registry";
    public const string Haproxy = "/usr/sbin/haproxy";
    public const string Htpasswd = "/usr/bin/htpasswd";
    public const string Ip = "/usr/sbin/ip";
    public const string Pebble = "/usr/bin/pebble";
    public const string PackageScanner = "/usr/bin/dpkg-scanpackages";
    public const string Postgres = "/usr/lib/postgresql/15/bin/postgres";
    public const string Prometheus = "/usr/bin/prometheus";
    public const string Redis = "/usr/bin/redis-server";
    public const string Ssh = "/usr/bin/ssh";
    public const string SshServer = "/usr/sbin/sshd";
    public const string Unshare = "/usr/bin/unshare";

    /// <summary>Why a test that needs these programs cannot run here; null where it can. Machines and networks need root besides.</summary>
    public static string? WhyNot(params IEnumerable<string> programs)
    {
        var missing = programs.Where(program => !File.Exists(program)).ToList();
        if (missing.Count > 0) return $"not installed: {string.Join(", ", missing)}";
        return Environment.IsPrivilegedProcess ? null : "the laboratory needs root: it makes network namespaces";
    }
}

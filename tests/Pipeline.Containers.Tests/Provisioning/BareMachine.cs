using Pipeline.Lab;

namespace Pipeline.Containers.Tests;

/// <summary>A Debian 12 as it comes: no engine, no Compose, nobody but root.</summary>
internal static class BareMachine
{
    /// <summary>What the test process' machine has already and this one must not.</summary>
    private const string Empty = """
        dpkg --purge --force-depends $(dpkg-query -W -f '${Package}\n' docker.io containerd runc docker-compose certbot 2>/dev/null) >/dev/null 2>&1
        rm -rf /usr/libexec/docker /usr/local/bin/docker /etc/docker /etc/letsencrypt
        groupdel docker
        """;

    public static async Task<SshHost> StartAsync(ContainerLab lab)
    {
        var machine = await lab.StartMachineAsync("bare");
        await machine.TryAsync("sh", "-c", Empty);
        await PackageRepository.OfferAsync(machine, "docker.io", "docker-compose", "certbot", "sudo");
        await machine.WriteFileAsync("/root/.ssh/authorized_keys", (await LabCommand.RunAsync("/usr/bin/ssh-keygen", "-y", "-f", machine.IdentityFile)).Text + "\n");
        return machine;
    }

    /// <summary>A user who may do everything by sudo, as on the machines of clouds.</summary>
    public static Task AddAdministratorAsync(SshHost machine, string name) => machine.RunAsync("sh", "-c", $"""
        apt-get install --yes -qq --no-install-recommends sudo >/dev/null 2>&1
        useradd --create-home --password '*' {name}
        echo '{name} ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/{name}
        cp -r /root/.ssh /home/{name}/ && chown -R {name}: /home/{name}/.ssh
        """);
}

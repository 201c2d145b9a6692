namespace Pipeline.Lab.Tests;

public sealed class MachineTests
{
    [FactNeeding(LabPrograms.Docker, LabPrograms.DockerEngine, LabPrograms.DockerRegistry, LabPrograms.Htpasswd, LabPrograms.Apt, LabPrograms.SshServer)]
    public async Task An_image_goes_from_an_engine_through_the_registry_to_a_host_over_SSH()
    {
        await using var network = await LabNetwork.StartAsync();
        await using var engine = await DockerEngine.StartAsync(network);
        await using var registry = await DockerRegistry.StartAsync(network);
        await using var host = await SshHost.StartAsync(network, "h1");
        await engine.LoadAsync(BaseImage.Busybox);
        var image = $"{registry.Address}/shop/box:1";

        await engine.DockerAsync("tag", BaseImage.Busybox.Tag, image);
        (await LoginAsync(engine, registry)).ExitCode.Should().Be(0);
        await engine.DockerAsync("push", "--quiet", image);

        (await registry.DigestAsync("shop/box", "1")).Should().StartWith("sha256:");
        var anonymous = await SshAsync(host, "docker", "pull", image);
        anonymous.ExitCode.Should().NotBe(0);
        anonymous.Error.Should().Contain("no basic auth credentials");
        (await SshAsync(host, "docker", "login", "--username", DockerRegistry.User, "--password-stdin", registry.Address)).ExitCode.Should().Be(0);
        (await SshAsync(host, "docker", "run", "--rm", image, "echo", "hello")).Output.Should().EndWith("hello\n");
    }

    [FactNeeding(LabPrograms.SshServer)]
    public async Task A_host_has_its_own_files_and_a_key_that_can_change()
    {
        await using var network = await LabNetwork.StartAsync();
        await using var host = await SshHost.StartAsync(network, "h1", withEngine: false);
        var known = host.KnownHostsFile;

        (await SshAsync(host, "hostname; touch /srv/mark; ls /srv")).Output.Should().Be("h1\nmark\n");
        File.Exists("/srv/mark").Should().BeFalse();
        var before = await File.ReadAllTextAsync(known);
        await host.ReplaceHostKeyAsync();
        host.KnownHost.Should().NotBe(before.TrimEnd());
        var configuration = await File.ReadAllTextAsync(host.ConfigurationFile);
        await File.WriteAllTextAsync(known, before);
        var strange = await LabCommand.RunAsync(LabPrograms.Ssh, "-o", $"UserKnownHostsFile={known}", "-o", "StrictHostKeyChecking=yes", "-o", "BatchMode=yes", "-i", host.IdentityFile, $"root@{host.Address}", "true");
        configuration.Should().Contain("StrictHostKeyChecking yes");
        strange.ExitCode.Should().Be(255);
        strange.Error.Should().Contain("REMOTE HOST IDENTIFICATION HAS CHANGED");
    }

    private static Task<LabCommand> LoginAsync(DockerEngine engine, DockerRegistry registry) =>
        LabCommand.RunAsync(LabPrograms.Docker, ["login", "--username", DockerRegistry.User, "--password-stdin", registry.Address], DockerRegistry.Password, engine.Variables);

    private static Task<LabCommand> SshAsync(SshHost host, params string[] command) =>
        LabCommand.RunAsync(LabPrograms.Ssh, ["-F", host.ConfigurationFile, host.Name, .. command], DockerRegistry.Password);
}

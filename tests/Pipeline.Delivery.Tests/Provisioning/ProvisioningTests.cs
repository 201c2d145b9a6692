using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

/// <summary>What is planned for a machine, from what it has.</summary>
public sealed class ProvisioningTests
{
    private static readonly MachineSetup Complete = new()
    {
        Version = "12",
        IsRoot = true,
        IsAllowed = true,
        HasSystemd = true,
        Programs = ["docker", "dockerd", "compose", "flock", "perl", "tar", "ca-certificates", "apparmor", "certbot"],
        HasEngineConfiguration = true,
        IsServiceOn = true,
        EngineAnswers = true,
        HasEdgeImage = true,
        HasAccount = true,
        IsMember = true,
        OwnKeys = ["ssh-ed25519 AAAA mona"],
        Keys = ["ssh-ed25519 BBBB ci", "ssh-ed25519 AAAA mona"],
        FolderOwner = "deploy",
        Tool = ProvisioningScripts.CertificateDigest,
        Covered = ["shop.example.org", "www.shop.example.org"],
        IsCertificateInstalled = true,
    };

    private static readonly Edge Secure = new() { HostNames = ["shop.example.org", "WWW.shop.example.org"], Certificates = new Certbot("ops@example.org") };

    [Fact]
    public void Two_bare_machines() => Golden.Matches(Text(HostOf(new Edge(), "deploy@one.example.org", "deploy@two.example.org"), MachineSetup.Bare, MachineSetup.Bare));

    [Fact]
    public void A_bare_Ubuntu_by_sudo_with_a_certificate() => Golden.Matches(Text(
        HostOf(Secure, "deploy@one.example.org") with { ProvisionAs = "ubuntu" },
        MachineSetup.Bare with { System = "ubuntu", Version = "24.04", Asker = "ubuntu", IsRoot = false, Programs = ["flock", "perl", "tar", "ca-certificates", "apparmor"] }));

    [Fact]
    public void What_is_there_is_left_alone() => Golden.Matches(Text(HostOf(Secure, "deploy@one.example.org"), Complete));

    [Fact]
    public void A_machine_that_root_deployed_to_without_systemd_and_with_a_lost_certificate() => Golden.Matches(Text(
        HostOf(Secure, "deploy@one.example.org"),
        Complete with { HasSystemd = false, EngineAnswers = false, HasEdgeImage = false, IsMember = false, FolderOwner = "root", IsCertificateInstalled = false }));

    [Theory]
    [InlineData("debian", "12", "docker.io, apparmor, docker-compose, certbot")]
    [InlineData("debian", "13", "docker.io, apparmor, docker-cli, docker-compose, certbot")]
    [InlineData("ubuntu", "24.04", "docker.io, apparmor, docker-compose-v2, certbot")]
    public void Packages_are_those_of_the_distribution(string system, string version, string packages) => string.Join(", ", DebianPackages.Missing(
        new MachineSetup { System = system, Version = version, Programs = ["flock", "perl", "tar", "ca-certificates"] }, needsCertbot: true)).Should().Be(packages);

    [Fact]
    public void Docker_of_Docker_itself_gets_its_own_Compose() => DebianPackages.Missing(
        Complete with { Programs = ["docker", "dockerd", "docker-ce", "flock", "perl", "tar", "ca-certificates", "apparmor"] }, needsCertbot: false).Should().Equal("docker-compose-plugin");

    [Fact]
    public void What_cannot_be_prepared_is_refused_with_the_way_on()
    {
        var host = HostOf(new Edge(), "deploy@one.example.org");
        string[] refusals =
        [
            Refusal(host, Complete with { System = "alpine", Version = "3.20" }),
            Refusal(host with { ProvisionAs = "ubuntu" }, Complete with { Asker = "ubuntu", IsRoot = false, IsAllowed = false }),
            Refusal(HostOf(new Edge(), "one.example.org"), Complete),
            Refusal(host, Complete with { OwnKeys = [], Keys = [] }),
            Refusal(host with { AuthorizedKeys = "deploy/authorized_keys" }, Complete),
            Refusal(HostOf(Secure with { HostNames = [] }, "deploy@one.example.org"), Complete),
            Refusal(HostOf(Secure, "deploy@one.example.org", "deploy@two.example.org"), Complete, Complete),
        ];

        Golden.Matches(string.Join('\n', refusals) + "\n");
    }

    [Fact]
    public void What_a_machine_says_is_understood() => MachineSetupReader.Read("""
        system debian 12
        asks root
        root
        allowed
        systemd
        program docker
        program compose
        daemon.json
        service
        engine
        image
        own ssh-ed25519 AAAA mona
        account
        member
        key ssh-ed25519 BBBB ci
        folder deploy
        lease mona@laptop: DeployProd
        tool abc
        covers shop.example.org
        installed
        """).Should().BeEquivalentTo(Complete with
    {
        Programs = ["docker", "compose"],
        Keys = ["ssh-ed25519 BBBB ci"],
        Lease = "mona@laptop: DeployProd",
        Tool = "abc",
        Covered = ["shop.example.org"],
    });

    private static ComposeHost HostOf(Edge edge, params string[] machines) => new([.. machines.Select(address => new Machine(address))]) { Edge = edge };

    private static string Text(ComposeHost host, params MachineSetup[] setups) => string.Join('\n', Plans.PlanText.Lines(PlanOf(host, setups), new Values())) + "\n";

    private static Plan PlanOf(ComposeHost host, MachineSetup[] setups)
    {
        var application = new Application("shop") { Services = [new("web") { Toolchain = new NodeToolchain() }], Environments = [new("production") { Host = host }] };
        return host.ProvisioningOf(new Site(application, application.Environments[0], "/repository")).Plan([.. setups]);
    }

    private static string Refusal(ComposeHost host, params MachineSetup[] setups)
    {
        var failure = host.Invoking(refused => PlanOf(refused, setups)).Should().Throw<FailureException>().Which;
        return string.Join('\n', failure.NextSteps.Select(step => $"  -> {step}").Prepend(failure.Message));
    }
}

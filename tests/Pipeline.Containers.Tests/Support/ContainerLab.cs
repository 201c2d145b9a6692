using Pipeline.Lab;

namespace Pipeline.Containers.Tests;

/// <summary>An engine that builds images, a registry, and two machines that are deployed to; started once for all tests of the collection.</summary>
public sealed class ContainerLab : IAsyncLifetime
{
    /// <summary>What every test of the collection needs, for <see cref="FactNeedingAttribute"/>.</summary>
    public const string Compose = LabPrograms.DockerCompose;

    private readonly HashSet<string> built = new(StringComparer.Ordinal);
    private readonly HashSet<(SshHost Machine, BaseImage Image)> equipped = [];
    private LabNetwork network = null!;

    public LabNetwork Network => network;

    public DockerEngine Engine { get; private set; } = null!;

    public DockerRegistry Registry { get; private set; } = null!;

    public SshHost First { get; private set; } = null!;

    public SshHost Second { get; private set; } = null!;

    /// <summary>The place of the images of edge and accessories, which the machines have as if they had been pulled from there.</summary>
    public string Mirror => $"{Registry.Address}/edge/";

    public string EdgeImage => $"{Mirror}{BaseImage.Haproxy.Tag}";

    public async Task InitializeAsync()
    {
        if (LabPrograms.WhyNot(LabPrograms.Apt, LabPrograms.DockerEngine, LabPrograms.DockerRegistry, LabPrograms.SshServer, Compose) is not null) return;

        network = await LabNetwork.StartAsync();
        Engine = await DockerEngine.StartAsync(network);
        Registry = await DockerRegistry.StartAsync(network);
        First = await SshHost.StartAsync(network, "h1");
        Second = await SshHost.StartAsync(network, "h2");
        await Engine.LoadAsync(BaseImage.Node);
        await LabCommand.RunAsync(LabPrograms.Docker, ["login", "--username", DockerRegistry.User, "--password-stdin", Registry.Address], DockerRegistry.Password, Engine.Variables);
        foreach (var machine in (SshHost[])[First, Second]) await EquipAsync(machine, BaseImage.Haproxy);
    }

    /// <summary>Puts images of the mirror onto a machine.</summary>
    public async Task EquipAsync(SshHost machine, params IEnumerable<BaseImage> images)
    {
        foreach (var image in images.Where(image => equipped.Add((machine, image)))) await machine.LoadAsync(image, Engine, $"{Mirror}{image.Tag}");
    }

    /// <summary>One more machine in the network, without a running engine.</summary>
    public Task<SshHost> StartMachineAsync(string name) => SshHost.StartAsync(network, name, withEngine: false);

    /// <summary>Builds the test service for a version, pushes it, and gives its digest.</summary>
    /// <param name="application">The first part of the image's name.</param>
    /// <param name="service">The second one.</param>
    /// <param name="version">Its tag, and its content.</param>
    /// <param name="padding">So many bytes, which nothing compresses, make its image larger.</param>
    public async Task<string> PushServiceAsync(string application, string service, string version, int padding = 0)
    {
        var repository = $"{application}/{service}";
        var tag = $"{Registry.Address}/{repository}:{version}";
        if (built.Add(tag))
        {
            await Engine.DockerAsync("build", "--quiet", "--build-arg", $"CONTENT={version}", "--build-arg", $"PADDING={padding}", "--tag", tag, Path.Combine(AppContext.BaseDirectory, "App"));
            await Engine.DockerAsync("push", "--quiet", tag);
        }

        return (await Registry.DigestAsync(repository, version))!;
    }

    public async Task DisposeAsync()
    {
        if (network is null) return;
        await Second.DisposeAsync();
        await First.DisposeAsync();
        await Registry.DisposeAsync();
        await Engine.DisposeAsync();
        await network.DisposeAsync();
    }
}

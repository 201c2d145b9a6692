using Pipeline.Lab;

namespace Pipeline.Containers.Tests;

/// <summary>A repository with the test service that Pipeline.DeliveryBuild delivers to the first machine, started as from a shell.</summary>
internal sealed class ContainedRepository : IAsyncDisposable
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Pipeline.DeliveryBuild.dll");
    private static readonly HttpClient Client = new() { DefaultRequestHeaders = { ConnectionClose = true } };
    private static int ports = 7100;
    private readonly ContainerLab lab;
    private readonly string root = Directory.CreateTempSubdirectory("contained-").FullName;
    private readonly int port = Interlocked.Increment(ref ports);

    private ContainedRepository(ContainerLab lab) => this.lab = lab;

    public Uri Url => new($"http://{lab.First.Address}:{port}/");

    /// <summary>Opens it, without a version.</summary>
    public static async Task<ContainedRepository> OpenAsync(ContainerLab lab)
    {
        var repository = new ContainedRepository(lab);
        repository.Write(".nuke/parameters.json", "{}\n");
        repository.Write(".gitignore", ".nuke/temp/\n");
        repository.Write("known_hosts", $"{lab.First.KnownHost}\n");
        Directory.CreateDirectory(repository.PathTo("web"));
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "App"))) File.Copy(file, repository.PathTo($"web/{Path.GetFileName(file)}"));
        repository.Git.Init();
        return repository;
    }

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathTo(relative))!);
        File.WriteAllText(PathTo(relative), text);
    }

    /// <summary>Commits everything as a version.</summary>
    public void Commit(string version)
    {
        Write("web/release.txt", $"{version}\n");
        Git.Commit(version, $"v{version}");
    }

    /// <summary>The version that users get.</summary>
    public Task<string> VersionAsync() => Client.GetStringAsync(new Uri(Url, "version"));

    /// <summary>Runs the build, which must end with that exit code, and gives what it printed.</summary>
    public async Task<string> BuildAsync(int exitCode, string arguments, params (string Name, string Value)[] variables)
    {
        var (ended, printed) = await TryBuildAsync(arguments, variables);
        ended.Should().Be(exitCode, "{0} said:\n{1}", arguments, printed);
        printed.Should().NotContain(DockerRegistry.Password);
        return printed;
    }

    /// <summary>Runs the build.</summary>
    public Task<(int ExitCode, string Printed)> TryBuildAsync(string arguments, params (string Name, string Value)[] variables) => ShellRun.RunAsync(
        root, [.. lab.Engine.Variables, .. Wishes().Concat(variables).Select(pair => KeyValuePair.Create(pair.Name, pair.Value))], "dotnet", [Program, .. arguments.Split(' ')]);

    /// <summary>As if nothing had been heard for a while of the run that has the lease.</summary>
    public Task ExpireLeaseAsync() => lab.First.RunAsync("sh", "-c", "sed -i 's/^[^ ]* [0-9]* /gone 1 /' /srv/contained/staging/lease");

    /// <summary>The machine is other tests', too.</summary>
    public async ValueTask DisposeAsync()
    {
        await BuildAsync(0, "Down --environment staging");
        await lab.First.RunAsync("rm", "-rf", "/srv/contained");
        await lab.First.DockerAsync("volume", "rm", "contained-staging-web");
        Directory.Delete(root, recursive: true);
    }

    private string PathTo(string relative) => Path.Combine(root, relative);

    private GitRepository Git => new(root);

    private IEnumerable<(string Name, string Value)> Wishes() =>
    [
        ("DELIVERY_MACHINES", $"root@{lab.First.Address}"),
        ("DELIVERY_IDENTITY", lab.First.IdentityFile),
        ("DELIVERY_STAGING_PORT", $"{port}"),
        ("DELIVERY_EDGE", lab.EdgeImage),
        ("DELIVERY_REGISTRY", lab.Registry.Address),
        ("DELIVERY_HEALTHY_WITHIN", "20"),
        ("DELIVERY_STOP_GRACE", "2"),
        ("REGISTRY_PASSWORD", DockerRegistry.Password),
    ];
}

using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Pipeline.Lab;

namespace Pipeline.Delivery.Tests;

/// <summary>
/// An engine and a registry for all tests of the collection, which run one after the other: commands find the engine by this process's own
/// variables, as those of a build would.
/// </summary>
[CollectionDefinition(nameof(DockerLab))]
[SuppressMessage("Naming", "CA1711", Justification = "It is no collection of values.")]
public sealed class DockerLab : IAsyncLifetime, ICollectionFixture<DockerLab>
{
    private readonly List<IAsyncDisposable> servers = [];
    private TemporaryFolder? programs;

    internal LabNetwork Network { get; private set; } = null!;

    internal DockerEngine Engine { get; private set; } = null!;

    internal DockerRegistry Registry { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        // Its tests are skipped.
        if (new DockerFactAttribute().Skip is not null) return;

        Network = Started(await LabNetwork.StartAsync());
        Engine = Started(await DockerEngine.StartAsync(Network));
        Registry = Started(await DockerRegistry.StartAsync(Network));
        await Engine.LoadAsync(BaseImage.Busybox);
        foreach (var (name, value) in Engine.Variables) Environment.SetEnvironmentVariable(name, value);
        UseDebiansDocker();
    }

    public async Task DisposeAsync()
    {
        foreach (var server in Enumerable.Reverse(servers)) await server.DisposeAsync();
        programs?.Dispose();
    }

    /// <summary>As <c>docker login</c> leaves it in the user's configuration, until it is disposed of.</summary>
    /// <param name="byHelper">By a credential helper, which answers for this registry alone.</param>
    internal IDisposable SignIn(bool byHelper = false)
    {
        var file = Path.Combine(Engine.ConfigurationFolder, "config.json");
        if (byHelper) WriteHelper();
        object configuration = byHelper
            ? new { credHelpers = new Dictionary<string, string> { [Registry.Address] = "lab" } }
            : new { auths = new Dictionary<string, object> { [Registry.Address] = new { auth = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{DockerRegistry.User}:{DockerRegistry.Password}")) } } };
        File.WriteAllText(file, JsonSerializer.Serialize(configuration));
        return new SignedIn(file);
    }

    private void WriteHelper()
    {
        var helper = programs!.Write("docker-credential-lab", "#!/bin/sh\n[ \"$1\" = get ] && [ \"$(cat)\" = '" + Registry.Address + "' ] && cat \"$0.json\"\n");
        File.SetUnixFileMode(helper, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.WriteAllText($"{helper}.json", JsonSerializer.Serialize(new { ServerURL = Registry.Address, Username = DockerRegistry.User, Secret = DockerRegistry.Password }));
    }

    /// <summary>Other programs of that name may come first on PATH, and only this one.</summary>
    private void UseDebiansDocker()
    {
        programs = new TemporaryFolder();
        File.CreateSymbolicLink(Path.Combine(programs.Path, "docker"), LabPrograms.Docker);
        Environment.SetEnvironmentVariable("PATH", $"{programs.Path}:{Environment.GetEnvironmentVariable("PATH")}");
    }

    private T Started<T>(T server) where T : IAsyncDisposable
    {
        servers.Add(server);
        return server;
    }

    private sealed class SignedIn(string file) : IDisposable
    {
        public void Dispose() => File.Delete(file);
    }
}

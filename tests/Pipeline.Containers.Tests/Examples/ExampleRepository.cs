using Pipeline.Lab;
using Xunit.Abstractions;

namespace Pipeline.Containers.Tests.Examples;

/// <summary>An example as a repository of its own: a copy with its own git history, delivered to the machines of the lab by the example's build program.</summary>
internal abstract class ExampleRepository(ContainerLab lab, ITestOutputHelper report, string name) : IAsyncDisposable
{
    private readonly string example = Repository.PathTo($"examples/{name}");

    public string Root { get; } = Directory.CreateTempSubdirectory($"{name}-").FullName;

    protected GitRepository Git => new(Root);

    public Uri Staging => new($"http://{lab.First.Address}/");

    public Uri Production => new($"http://{lab.Second.Address}/");

    /// <summary>What nobody may see.</summary>
    protected abstract IEnumerable<KeyValuePair<string, string>> Secrets { get; }

    /// <summary>The example's own parameters, as environment variables.</summary>
    protected abstract IEnumerable<KeyValuePair<string, string>> Parameters { get; }

    /// <summary>In a soak as a user starts it; otherwise the program that was compiled with the tests, which saves compiling the library once more.</summary>
    private (string Program, string[] Arguments) Build => Soak.IsOn
        ? (Path.Combine(example, "build.sh"), [])
        : ("dotnet", [Repository.Compiled($"examples/{name}/build", "_build.dll")]);

    public async Task OpenAsync()
    {
        foreach (var machine in (SshHost[])[lab.First, lab.Second]) await lab.EquipAsync(machine, BaseImage.Postgres, BaseImage.Redis);
        await RunAsync(0, "cp", "-rT", example, Root);
        foreach (var left in new[] { ".nuke/temp", "backend/dist", "build/bin", "build/obj" })
            if (Directory.Exists(Path.Combine(Root, left))) Directory.Delete(Path.Combine(Root, left), recursive: true);
        File.WriteAllLines(Path.Combine(Root, "known_hosts"), [lab.First.KnownHost, lab.Second.KnownHost]);
        Git.Init();
    }

    /// <summary>Commits everything as a version.</summary>
    public void Commit(string version) => Git.Commit(version, $"v{version}");

    /// <summary>Runs the build, which must end with exit code 0, and gives what it printed.</summary>
    public Task<string> BuildAsync(params string[] arguments) => BuildAsync(0, arguments);

    /// <summary>Runs the build, which must end with that exit code, and gives what it printed: none of the secrets.</summary>
    public async Task<string> BuildAsync(int exitCode, params string[] arguments)
    {
        var (program, first) = Build;
        var printed = await RunAsync(exitCode, program, [.. first, "--root", Root, "--yes", .. arguments]);
        report.WriteLine(printed);
        foreach (var (_, secret) in Secrets) printed.Should().NotContain(secret);
        return printed;
    }

    /// <summary>The machines are other tests', too.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var environment in (string[])["staging", "production"]) await BuildAsync("Down", "--environment", environment);
        Directory.Delete(Root, recursive: true);
    }

    private async Task<string> RunAsync(int exitCode, string program, params string[] arguments)
    {
        var (ended, printed) = await ShellRun.RunAsync(Root, Secrets.Concat(lab.Engine.Variables).Concat(Parameters).Concat(Machines), program, arguments);
        ended.Should().Be(exitCode, "{0} {1} said:\n{2}", program, string.Join(' ', arguments), printed);
        return printed;
    }

    private Dictionary<string, string> Machines => new(StringComparer.Ordinal)
    {
        ["STAGING_MACHINE"] = $"root@{lab.First.Address}",
        ["PRODUCTION_MACHINE"] = $"root@{lab.Second.Address}",
        ["STAGING_IDENTITY"] = lab.First.IdentityFile,
        ["PRODUCTION_IDENTITY"] = lab.Second.IdentityFile,
        ["STAGING_URL"] = Staging.AbsoluteUri,
        ["PRODUCTION_URL"] = Production.AbsoluteUri,
        ["REGISTRY_ADDRESS"] = lab.Registry.Address,
        ["REGISTRY_USER"] = DockerRegistry.User,
        ["MIRROR"] = lab.Mirror,
    };
}

using Pipeline.Lab;

namespace Pipeline.Containers.Tests.Examples;

/// <summary>The example as a repository of its own: a copy with its own git history, delivered by the example's build program.</summary>
internal sealed class TagadodoRepository : IAsyncDisposable
{
    private static readonly string Example = Path.Combine(RootOf(AppContext.BaseDirectory), "examples", "tagadodo");
    private readonly ContainerLab lab;

    private TagadodoRepository(ContainerLab lab) => this.lab = lab;

    public string Root { get; } = Directory.CreateTempSubdirectory("tagadodo-").FullName;

    public Uri Staging => new($"http://{lab.First.Address}/");

    public Uri Production => new($"http://{lab.Second.Address}/");

    /// <summary>What nobody may see.</summary>
    public static IReadOnlyDictionary<string, string> Secrets { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DATABASE_URL"] = "postgresql://tagadodo:dAtabase-passw0rd@database:5432/tagadodo",
        ["POSTGRES_PASSWORD"] = "dAtabase-passw0rd",
        ["REDIS_URL"] = "redis://:cAche-passw0rd@cache:6379",
        ["REDIS_PASSWORD"] = "cAche-passw0rd",
        ["ADMIN_KEY"] = "aDmin's \"$KEY\" of the tests",
        ["REGISTRY_PASSWORD"] = DockerRegistry.Password,
    };

    public static async Task<TagadodoRepository> OpenAsync(ContainerLab lab)
    {
        var repository = new TagadodoRepository(lab);
        await repository.RunAsync("cp", "-rT", Example, repository.Root);
        foreach (var left in new[] { ".nuke/temp", "backend/dist", "build/bin", "build/obj" })
            if (Directory.Exists(Path.Combine(repository.Root, left))) Directory.Delete(Path.Combine(repository.Root, left), recursive: true);
        File.WriteAllLines(Path.Combine(repository.Root, "known_hosts"), [lab.First.KnownHost, lab.Second.KnownHost]);
        await repository.RunAsync("git", "init", "--quiet", "--initial-branch", "main");
        return repository;
    }

    /// <summary>Commits everything as a version.</summary>
    public async Task CommitAsync(string version)
    {
        await RunAsync("git", "add", "--all");
        await RunAsync("git", "-c", "user.name=Test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false", "commit", "--quiet", "--allow-empty", "-m", version);
        await RunAsync("git", "tag", $"v{version}");
    }

    /// <summary>Runs the build, which must end with exit code 0, and gives what it printed.</summary>
    public Task<string> BuildAsync(params string[] arguments) => RunAsync(Path.Combine(Example, "build.sh"), ["--root", Root, "--yes", .. arguments]);

    /// <summary>The machines are other tests', too.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var environment in (string[])["staging", "production"]) await BuildAsync("Down", "--environment", environment);
        Directory.Delete(Root, recursive: true);
    }

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        var (ended, printed) = await ShellRun.RunAsync(Root, Secrets.Concat(lab.Engine.Variables).Concat(Parameters()), program, arguments);
        ended.Should().Be(0, "{0} {1} said:\n{2}", program, string.Join(' ', arguments), printed);
        return printed;
    }

    private Dictionary<string, string> Parameters() => new(StringComparer.Ordinal)
    {
        ["STAGING_MACHINE"] = $"root@{lab.First.Address}",
        ["PRODUCTION_MACHINE"] = $"root@{lab.Second.Address}",
        ["PRODUCTION_IDENTITY"] = lab.Second.IdentityFile,
        ["STAGING_IDENTITY"] = lab.First.IdentityFile,
        ["STAGING_URL"] = Staging.AbsoluteUri,
        ["PRODUCTION_URL"] = Production.AbsoluteUri,
        ["REGISTRY_ADDRESS"] = lab.Registry.Address,
        ["REGISTRY_USER"] = DockerRegistry.User,
        ["REGISTRY_IS_PLAIN_HTTP"] = "true",
        ["MIRROR"] = $"{lab.Registry.Address}/edge/",
        ["WATCH"] = "00:00:05",
        ["SAMPLES"] = "3",
    };

    private static string RootOf(string folder) => File.Exists(Path.Combine(folder, "Pipeline.sln")) ? folder : RootOf(Path.GetDirectoryName(folder)!);
}

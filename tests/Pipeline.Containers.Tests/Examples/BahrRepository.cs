using Pipeline.Lab;

namespace Pipeline.Containers.Tests.Examples;

/// <summary>The example as a repository of its own: a copy with its own git history, delivered by the example's build program.</summary>
internal sealed class BahrRepository : IAsyncDisposable
{
    private static readonly string Example = Path.Combine(RootOf(AppContext.BaseDirectory), "examples", "bahr");
    private readonly ContainerLab lab;

    private BahrRepository(ContainerLab lab) => this.lab = lab;

    public string Root { get; } = Directory.CreateTempSubdirectory("bahr-").FullName;

    public Uri Staging => new($"http://{lab.First.Address}/");

    public Uri Production => new($"http://{lab.Second.Address}/");

    /// <summary>What nobody may see.</summary>
    public static IReadOnlyDictionary<string, string> Secrets { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["DATABASE_URL"] = "postgresql://bahr:dAtabase-passw0rd@database:5432/bahr",
        ["POSTGRES_PASSWORD"] = "dAtabase-passw0rd",
        ["SECRET_KEY"] = "a key's \"$SECRET\" of thirty-two characters",
        ["REGISTRY_PASSWORD"] = DockerRegistry.Password,
    };

    public static async Task<BahrRepository> OpenAsync(ContainerLab lab)
    {
        var repository = new BahrRepository(lab);
        await repository.RunAsync("cp", "-rT", Example, repository.Root);
        foreach (var left in new[] { ".nuke/temp", "build/bin", "build/obj" })
            if (Directory.Exists(Path.Combine(repository.Root, left))) Directory.Delete(Path.Combine(repository.Root, left), recursive: true);
        File.WriteAllLines(Path.Combine(repository.Root, "known_hosts"), [lab.First.KnownHost, lab.Second.KnownHost]);
        await repository.RunAsync("git", "init", "--quiet", "--initial-branch", "main");
        return repository;
    }

    /// <summary>Adds a migration to those that the example has.</summary>
    public void AddMigration(string revision, string before, string up, string down) => File.WriteAllText(
        Path.Combine(Root, "backend/migrations/versions", $"{revision}_added.py"),
        $"\"\"\"added\"\"\"\n\nfrom alembic import op\n\nrevision = \"{revision}\"\ndown_revision = \"{before}\"\n\n\ndef upgrade():\n    op.execute(\"{up}\")\n\n\ndef downgrade():\n    op.execute(\"{down}\")\n");

    /// <summary>Commits everything as a version.</summary>
    public async Task CommitAsync(string version)
    {
        await RunAsync("git", "add", "--all");
        await RunAsync("git", "-c", "user.name=Test", "-c", "user.email=test@localhost", "-c", "commit.gpgsign=false", "commit", "--quiet", "--allow-empty", "-m", version);
        await RunAsync("git", "tag", $"v{version}");
    }

    /// <summary>Runs the build, which must end with that exit code, and gives what it printed.</summary>
    public Task<string> BuildAsync(int exitCode, params string[] arguments) => RunAsync(exitCode, Path.Combine(Example, "build.sh"), ["--root", Root, "--yes", .. arguments]);

    /// <summary>The machines are other tests', too.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var environment in (string[])["staging", "production"]) await BuildAsync(0, "Down", "--environment", environment);
        Directory.Delete(Root, recursive: true);
    }

    private Task<string> RunAsync(string program, params string[] arguments) => RunAsync(0, program, arguments);

    private async Task<string> RunAsync(int exitCode, string program, params string[] arguments)
    {
        var (ended, printed) = await ShellRun.RunAsync(Root, Secrets.Concat(lab.Engine.Variables).Concat(Parameters()), program, arguments);
        ended.Should().Be(exitCode, "{0} {1} said:\n{2}", program, string.Join(' ', arguments), printed);
        return printed;
    }

    private Dictionary<string, string> Parameters() => new(StringComparer.Ordinal)
    {
        ["STAGING_MACHINE"] = $"root@{lab.First.Address}",
        ["PRODUCTION_MACHINE"] = $"root@{lab.Second.Address}",
        ["STAGING_IDENTITY"] = lab.First.IdentityFile,
        ["PRODUCTION_IDENTITY"] = lab.Second.IdentityFile,
        ["STAGING_URL"] = Staging.AbsoluteUri,
        ["PRODUCTION_URL"] = Production.AbsoluteUri,
        ["REGISTRY_ADDRESS"] = lab.Registry.Address,
        ["PLAIN_REGISTRY"] = "true",
        ["REGISTRY_USER"] = DockerRegistry.User,
        ["MIRROR"] = $"{lab.Registry.Address}/edge/",
        ["PYTHON"] = "/usr/bin/python3",
    };

    private static string RootOf(string folder) => File.Exists(Path.Combine(folder, "Pipeline.sln")) ? folder : RootOf(Path.GetDirectoryName(folder)!);
}

using Pipeline.Lab;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

/// <summary>A repository with two services that are built into images, and its releases.</summary>
internal sealed class ImageShop : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string address;
    private readonly Secret? password;

    /// <param name="address">Of the registry; the images of every shop have a namespace of their own there.</param>
    /// <param name="password">Of the registry's user.</param>
    public ImageShop(string address, string password)
    {
        (this.address, this.password) = (address, new Secret("REGISTRY_PASSWORD", password));
        foreach (var service in new[] { "api", "web" }) Write($"{service}/Dockerfile", $"FROM {BaseImage.Busybox.Tag}\nARG GREETING=hello\nRUN echo $GREETING > /greeting\nCOPY . /app\nCMD [\"cat\", \"/app/name\"]\n");
        Write("api/name", "the api");
        Write("web/name", "the web");
        Git.Init();
        Git.Run("remote", "add", "origin", "https://ci:t0ken@git.example.org/acme/shop.git");
        Run = new Run { Root = folder.Path };
    }

    public Run Run { get; }

    public string Namespace { get; } = $"shop-{Guid.NewGuid():N}";

    public ImageTags Tags { get; init; } = ImageTags.Commit | ImageTags.Branch;

    public ContainerImage Api { get; init; } = new();

    public string Root => folder.Path;

    private Registry Registry => new(address) { Namespace = Namespace, User = DockerRegistry.User, IsPlainHttp = true, Tags = Tags };

    private Application Application => new("shop")
    {
        Registry = Registry,
        Services = [new("api") { Toolchain = new DotNetToolchain(), Image = Api }, new("web") { Toolchain = new DotNetToolchain() }],
    };

    private GitRepository Git => new(folder.Path);

    public IReleaseStore Store => ReleaseStore.Of(Application, folder.Path, password);

    public string Repository(string service) => Registry.Repository(Application, Application.Services.Single(each => each.Name == service));

    public void Write(string path, string text) => folder.Write(path, text);

    /// <summary>The sources as they are now, committed and tagged.</summary>
    public async Task<ReleaseSource> CommitAsync(string tag)
    {
        Git.Commit(tag, tag);
        return await SourceAsync();
    }

    public async Task<ReleaseSource> SourceAsync() => new(
        [.. Application.Services.Select(service => new ServiceSource(service, folder.Path))],
        await Checkout.Query(folder.Path).Ask(default),
        Path.Combine(folder.Path, ".nuke/temp/build-output"));

    public async Task<ReleasePlan> PlanBuildAsync(ReleaseSource source) => await Store.BuildAsync(source, default);

    /// <summary>Builds and pushes, and gives the release as the registry has it.</summary>
    public async Task<Release> ReleaseAsync(string tag)
    {
        var source = await CommitAsync(tag);
        await BuildAsync(source);
        await PushAsync(source);
        return (await Store.Pushed(source.Version, source.Checkout.Commit).Ask(default))!;
    }

    public async Task BuildAsync(ReleaseSource source) => await Run.ApplyAsync((await Store.BuildAsync(source, default)).Plan);

    public async Task PushAsync(ReleaseSource source) => await Run.ApplyAsync(await PlanPushAsync(source));

    public async Task<Plan> PlanPushAsync(ReleaseSource source)
    {
        var built = await Store.Built(source.Version, source.Checkout.Commit).Ask(default);
        return (await Store.PushAsync(source, built!, default)).Plan;
    }

    public void Dispose() => folder.Dispose();
}

namespace Pipeline.Delivery.Tests;

public sealed class ContextFilterTests
{
    private static readonly ContextFilter Filter = new(["# comment", "", "/node_modules/", "*.log", "**/*.tmp", "docs/**", "!docs/api.md", "./build", "a?c"]);

    [Theory]
    [InlineData("node_modules")]
    [InlineData("node_modules/express/index.js")]
    [InlineData("error.log")]
    [InlineData("deep/down/x.tmp")]
    [InlineData("x.tmp")]
    [InlineData("docs/guide.md")]
    [InlineData("build/out.js")]
    [InlineData("abc")]
    public void Is_left_out(string path) => Filter.Ignores(path).Should().BeTrue();

    [Theory]
    [InlineData("src/node_modules")]
    [InlineData("logs/error.log")]
    [InlineData("docs/api.md")]
    [InlineData("builder/out.js")]
    [InlineData("abbc")]
    [InlineData("Dockerfile")]
    public void Is_sent(string path) => Filter.Ignores(path).Should().BeFalse();

    [Fact]
    public async Task A_large_context_is_told_with_what_is_in_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("small.txt", "x");
        Sparse(folder.Write("node_modules/big.bin", ""), 120_000_000);
        Sparse(folder.Write("ignored/big.bin", ""), 500_000_000);
        folder.Write(".dockerignore", "ignored\n");

        var size = await ContextSize.Of(folder.Path, Path.Combine(folder.Path, "Dockerfile")).Ask(default);

        size.Warning("api", "services/api").Should().StartWith("The image of api is built from 120 MB; the most is in node_modules (120 MB), ")
            .And.EndWith("List what the image does not need in services/api/.dockerignore.");
    }

    [Fact]
    public async Task The_list_of_a_Dockerfile_comes_before_that_of_the_folder()
    {
        using var folder = new TemporaryFolder();
        Sparse(folder.Write("big.bin", ""), 120_000_000);
        folder.Write(".dockerignore", "");
        folder.Write("api.Dockerfile.dockerignore", "big.bin");

        (await ContextSize.Of(folder.Path, Path.Combine(folder.Path, "api.Dockerfile")).Ask(default)).Warning("api", ".").Should().BeNull();
    }

    private static void Sparse(string file, long length)
    {
        using var stream = File.OpenWrite(file);
        stream.SetLength(length);
    }
}

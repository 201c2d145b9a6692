namespace Pipeline.Targets.Tests;

public sealed class SchemaTests
{
    [Fact]
    public void The_schema_describes_the_parameters()
    {
        var build = new ShowBuild();

        Golden.Matches(BuildSchema.Of(build, TargetGraph.Of(build), ParameterCatalog.Of(typeof(ShowBuild))), extension: "json");
    }

    [Fact]
    public void A_run_brings_the_file_up_to_date()
    {
        var repository = Repository().With(SchemaFile.Name, "{}");

        Started.In<ShowBuild>(repository, "Compile", "--projects", "one").ExitCode.Should().Be(0);

        Schema(repository).Should().Contain("\"FeedKey\"");
    }

    [Fact]
    public void It_is_looked_at_once_for_each_compiled_build()
    {
        var repository = Repository().With(SchemaFile.Name, "{}");
        Started.In<ShowBuild>(repository, "Compile", "--projects", "one").ExitCode.Should().Be(0);

        repository.With(SchemaFile.Name, "edited");
        Started.In<ShowBuild>(repository, "Compile", "--projects", "one").ExitCode.Should().Be(0);

        Schema(repository).Should().Be("edited");
    }

    [Theory]
    [InlineData("--dry-run")]
    [InlineData("--plan")]
    [InlineData("--help")]
    public void What_only_shows_leaves_it_alone(string option)
    {
        var repository = Repository().With(SchemaFile.Name, "{}");

        Started.In<ShowBuild>(repository, "Compile", option).ExitCode.Should().Be(0);

        Schema(repository).Should().Be("{}");
    }

    [Fact]
    public void A_CI_job_leaves_it_alone()
    {
        var repository = Repository().With(SchemaFile.Name, "{}").WithVariable("GITHUB_ACTIONS", "true");

        Started.In<ShowBuild>(repository, "Compile", "--projects", "one").ExitCode.Should().Be(0);

        Schema(repository).Should().Be("{}");
    }

    [Fact]
    public void A_repository_without_it_gets_none()
    {
        var repository = Repository();

        Started.In<ShowBuild>(repository, "Compile", "--projects", "one").ExitCode.Should().Be(0);

        File.Exists(Path.Combine(repository.Root, SchemaFile.Name)).Should().BeFalse();
    }

    private static TestRepository Repository() => new();

    private static string Schema(TestRepository repository) => File.ReadAllText(Path.Combine(repository.Root, SchemaFile.Name));
}

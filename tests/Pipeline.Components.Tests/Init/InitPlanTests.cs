using Pipeline.Plans;

namespace Pipeline.Components.Tests;

public sealed class InitPlanTests : IDisposable
{
    private const string Version = "1.2.0";

    private readonly RepositoryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_empty_directory_gets_all_files()
    {
        var scaffold = await ScaffoldAsync(packages: "/feeds/a & b");

        Golden.Matches(Shown(InitPlan.Of(scaffold)).Replace(folder.Path, "/shop", StringComparison.Ordinal));
        Golden.Matches(Contents(scaffold), "files");
    }

    [Fact]
    public async Task The_scripts_are_those_of_this_repository()
    {
        var files = (await ScaffoldAsync()).Files;

        foreach (var script in Scripts.Paths)
            files.Single(file => file.Path == script).Text.Should().Be(Repository.Read(script));
        files.Where(file => file.IsExecutable).Select(file => file.Path).Should().Equal("build.sh", "build.cmd");
    }

    [Fact]
    public async Task What_is_there_with_the_same_text_is_not_written_again()
    {
        await WriteAsync();
        File.Delete(Path.Combine(folder.Path, "build.ps1"));
        folder.With("build.cmd", File.ReadAllText(Path.Combine(folder.Path, "build.cmd")).ReplaceLineEndings("\n"));

        var plan = InitPlan.Of(await ScaffoldAsync()).Should().BeOfType<Sequence>().Which;
        plan.Steps.Select(step => step.Name).Should().Equal("still", "build.ps1");
    }

    [Fact]
    public async Task A_directory_that_has_it_all_gets_nothing()
    {
        await WriteAsync();

        InitPlan.Of(await ScaffoldAsync()).Should().Be(Plan.Nothing($"{folder.Path} has this build already"));
    }

    [Fact]
    public async Task Files_in_the_way_are_listed_all_and_refused()
    {
        folder.With("build.sh", "make").With("build/Build.cs", "class Build;");
        folder.With(".nuke/parameters.json", """{ "A": 1 }""").With("global.json", "{}").With(".gitignore", "*.user");
        var scaffold = await ScaffoldAsync();

        var conflict = InitPlan.Conflict(scaffold)!;

        conflict.What.Should().Be($"{folder.Path} has files of its own where Init writes: build/Build.cs, build.sh");
        scaffold.Invoking(InitPlan.Of).Should().Throw<FailureException>().WithMessage(conflict.What);
    }

    [Fact]
    public async Task A_file_in_place_of_a_folder_is_in_the_way()
    {
        folder.With("build", "#!/bin/sh");

        InitPlan.Conflict(await ScaffoldAsync())!.What.Should().EndWith(": build");
    }

    [Fact]
    public async Task A_nuget_config_is_in_the_way_only_when_one_is_written()
    {
        folder.With("build/nuget.config", "<configuration />");

        InitPlan.Conflict(await ScaffoldAsync()).Should().BeNull();
        InitPlan.Conflict(await ScaffoldAsync(packages: "/feed"))!.What.Should().EndWith(": build/nuget.config");
    }

    [Fact]
    public async Task Packages_in_the_directory_are_named_relatively()
    {
        var scaffold = await ScaffoldAsync(packages: Path.Combine(folder.Path, "packages"));

        scaffold.Files.Single(file => file.Path == BuildProject.FeedPath).Text.Should().Contain("value=\"../packages\"");
    }

    [Fact]
    public async Task A_project_in_the_root_does_not_compile_the_build_program()
    {
        folder.With("Shop.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web" />""");
        var scaffold = await ScaffoldAsync();
        Golden.Matches(scaffold.Files.Single(file => file.Path == "Directory.Build.props").Text);
        InitPlan.Hints(scaffold.Destination).Should().BeEmpty();

        folder.With("Directory.Build.props", "<Project />");
        InitPlan.Hints((await ScaffoldAsync()).Destination).Should().Equal(
            $"The project in {folder.Path} compiles build/ too. Leave it out in Directory.Build.props: {RepositoryFiles.Exclusion}");
    }

    [Fact]
    public async Task Other_services_are_pointed_out()
    {
        folder.With("api/Api.csproj", """<Project Sdk="Microsoft.NET.Sdk.Web" />""").With("web/package.json", "{}").With("web/index.js");

        InitPlan.Hints((await ScaffoldAsync()).Destination).Should().Equal("These may be services too; add them to build/Build.cs: web");
    }

    [Fact]
    public async Task The_next_line_fits_what_is_there()
    {
        InitPlan.Next((await ScaffoldAsync()).Destination).Should()
            .Be($"cd {folder.Path} && git init && git add . && git commit -m 'Add the build' && ./build.sh Test");

        folder.With("web/package.json", "{}").With("web/index.js").With(".git/HEAD");
        InitPlan.Next((await ScaffoldAsync()).Destination).Should()
            .Be($"cd {folder.Path} && git add . && git commit -m 'Add the build' && ./build.sh DeployStaging --dry-run");
    }

    private async Task<Scaffold> ScaffoldAsync(string? packages = null) =>
        Scaffold.Of(await DestinationReader.Query(folder.Path).Ask(CancellationToken.None), Version, packages);

    private async Task WriteAsync()
    {
        foreach (var file in (await ScaffoldAsync()).Files) folder.With(file.Path, file.Text);
    }

    private static string Shown(Plan plan) => string.Join('\n', PlanText.Lines(plan, new Values()));

    /// <summary>All files but the scripts.</summary>
    private static string Contents(Scaffold scaffold) => string.Concat(
        scaffold.Files.ExceptBy(Scripts.Paths, file => file.Path, StringComparer.Ordinal).Select(file => $"--- {file.Path}\n{file.Text}"));
}

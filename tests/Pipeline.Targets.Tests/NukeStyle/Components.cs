#nullable disable

using Pipeline.Targets;
using static Pipeline.Targets.Tools;

namespace LibraryBuild;

interface IHazConfiguration : IPipelineBuild       // was: INukeBuild
{
    [Parameter]
    Configuration Configuration => TryGetValue(() => Configuration) ?? Configuration.Debug;
}

interface IHazChangelog : IPipelineBuild
{
    AbsolutePath ChangelogFile => RootDirectory / "CHANGELOG.md";

    IEnumerable<string> Notes => ChangelogFile.ReadAllLines().Where(x => x.StartsWith("- ", StringComparison.Ordinal)).ToList();
}

interface IRestore : IPipelineBuild
{
    Target Restore => _ => _
        .Executes(() =>
        {
            DotNet($"restore {RootDirectory / "library.sln"}");
        });
}

interface ICompile : IRestore, IHazConfiguration
{
    Target Compile => _ => _
        .Description("Compiles the library")
        .DependsOn(Restore)
        .WhenSkipped(DependencyBehavior.Skip)
        .Executes(() => DotNet($"build {RootDirectory / "library.sln"} --no-restore --configuration {Configuration}"));
}

interface ITest : ICompile
{
    IEnumerable<string> Categories => Enumerable.Empty<string>();

    Target Test => _ => _
        .DependsOn(Compile)
        .Executes(() =>
        {
            foreach (var project in RootDirectory.GlobFiles("test/**/*.csproj"))
                DotNet($"test {project} --no-build --filter {string.Join("|", Categories)}");
        });
}

interface IPack : ICompile
{
    AbsolutePath PackagesDirectory => RootDirectory / "output" / "packages";

    Target Pack => _ => _
        .DependsOn(Compile)
        .TryAfter<ITest>(x => x.Test)
        .Produces(PackagesDirectory / "*.nupkg")
        .Executes(() =>
        {
            DotNet($"pack --no-build --output {PackagesDirectory}");
            ReportSummary(_ => _.AddPair("Packages", PackagesDirectory.GlobFiles("*.nupkg").Count));
        });
}

[ParameterPrefix("NuGet")]
interface IPublish : IPack, ITest
{
    [Parameter("Where packages go")]
    string Source => TryGetValue(() => Source) ?? "https://api.nuget.org/v3/index.json";

    [Parameter]
    [Secret]
    string ApiKey => TryGetValue(() => ApiKey);

    [Parameter]
    int? Retries => TryGetValue<int?>(() => Retries);

    Target Publish => _ => _
        .DependsOn(Test, Pack)
        .Consumes(Pack)
        .Requires(() => ApiKey)
        .Requires(() => Source.StartsWith("https://", StringComparison.Ordinal))
        .OnlyWhenStatic(() => IsLocalBuild || GitHubActions.Instance.Branch == "main")
        .Executes(() =>
        {
            foreach (var package in PackagesDirectory.GlobFiles("*.nupkg"))
                DotNet($"nuget push {package} --source {Source} --api-key {ApiKey:r}");
        });
}

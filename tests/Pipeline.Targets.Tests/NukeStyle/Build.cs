#nullable disable

using System.Globalization;
using Pipeline.Targets;                     // was: using Nuke.Common; using Nuke.Common.IO; using Nuke.Common.Tooling;
using static Pipeline.Targets.Tools;        // was: using static Nuke.Common.Tools.DotNet.DotNetTasks;

namespace LibraryBuild;

/// <summary>
/// The build of a library as somebody would have written it for NUKE. Only the lines above and the base class were changed; it is
/// compiled here so that they stay the only ones.
/// </summary>
class Build : PipelineBuild, IHazChangelog, ICompile, ITest, IPack, IPublish       // was: NukeBuild
{
    public static int Main() => Execute<Build>(x => ((IPack)x).Pack);

    [Parameter("Configuration to build - Default is 'Debug' (local) or 'Release' (server)")]
    readonly Configuration Configuration = IsLocalBuild ? Configuration.Debug : Configuration.Release;

    [Parameter("Only tests of these categories", Separator = "+")]
    readonly string[] TestCategories = Array.Empty<string>();

    [Parameter]
    readonly bool? SkipAnalysis;

    [Parameter("Token of the release page")]
    [Secret]
    readonly string GitHubToken;

    [Required]
    [Parameter("Where documentation goes", Name = "Docs")]
    readonly AbsolutePath DocsDirectory = RootDirectory / "docs";

    [PathVariable("git")]
    readonly Tool Git;

    [LocalPath("build/sign.cmd", "build/sign.sh")]
    [Optional]
    readonly Tool Sign;

    AbsolutePath SourceDirectory => RootDirectory / "src";
    AbsolutePath OutputDirectory => RootDirectory / "output";
    AbsolutePath CoverageReport => OutputDirectory / "coverage" / Configuration + ".xml";

    string Branch => Git("rev-parse --abbrev-ref HEAD", workingDirectory: RootDirectory, logOutput: false).Single().Text;

    Configuration IHazConfiguration.Configuration => Configuration;
    IEnumerable<string> ITest.Categories => TestCategories;

    protected internal override void OnBuildInitialized()
    {
        if (Verbosity == Verbosity.Verbose)
            Console.WriteLine($"{Host} builds {Configuration} in {RootDirectory}");
    }

    Target Clean => _ => _
        .Before<IRestore>()
        .Executes(() =>
        {
            SourceDirectory.GlobDirectories("**/bin", "**/obj").DeleteDirectories();
            OutputDirectory.CreateOrCleanDirectory();
        });

    Target Analyze => _ => _
        .DependsOn<ICompile>(x => x.Compile)
        .OnlyWhenStatic(() => SkipAnalysis != true)
        .OnlyWhenDynamic(() => SourceDirectory.GlobFiles("**/*.cs").Count > 0)
        .WhenSkipped(DependencyBehavior.Execute)
        .ProceedAfterFailure()
        .Executes(() =>
        {
            DotNet($"format --verify-no-changes {SourceDirectory}", timeout: 60_000);
        });

    public Target Test => _ => _
        .Inherit<ITest>(x => x.Test)
        .Produces(OutputDirectory / "*.trx")
        .Triggers(ReportCoverage);

    Target ReportCoverage => _ => _
        .Unlisted()
        .TriggeredBy(Analyze)
        .OnlyWhenDynamic(() => CoverageReport.FileExists())
        .Consumes<ITest>(x => x.Test)
        .Executes(() =>
        {
            ReportSummary(_ => _
                .AddPair("Lines", CoverageReport.ReadAllLines().Length.ToString(CultureInfo.InvariantCulture)));
        });

    Target Announce => _ => _
        .DependsOn<IPublish>()
        .Requires(() => GitHubToken)
        .Requires(() => Configuration.Equals(Configuration.Release))
        .OnlyWhenStatic(() => IsServerBuild)
        .OnlyWhenDynamic(() => Branch == "main")
        .Executes(async () =>
        {
            await Task.Yield();
            Console.WriteLine($"{((IHazChangelog)this).Notes.FirstOrDefault()}");
        });

    Target Reset => _ => _
        .AssuredAfterFailure()
        .After<IPublish>(x => x.Publish)
        .Executes(
            () => OutputDirectory.DeleteDirectory(),
            () => Console.WriteLine(FailedTargets.Contains(Test) ? "after failed tests" : "done"));
}

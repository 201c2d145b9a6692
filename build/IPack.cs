using Pipeline.Components;
using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

/// <summary>Packs the library for NuGet, with the version of the checkout. What Init writes refers to these packages.</summary>
internal interface IPack : IInit
{
    AbsolutePath? IInit.Packages => PackageFolder;

    string IInit.LibraryVersion(PlanContext context) => Versions.Of(context.Run.Checkout);

    Target Pack => _ => _
        .Description("Packs the library for NuGet, into artifacts/packages or the folder that --packages names")
        .DependentFor(Init)
        .Produces("artifacts/packages/*.nupkg")
        .Plans(context =>
        {
            var version = LibraryVersion(context);
            context.Report($"{version} in {PackageFolder}");
            return Build("source/Pipeline.Components/Pipeline.Components.csproj", version);
        });

    private AbsolutePath PackageFolder => TryGetValue(() => Packages) ?? PipelineBuild.RootDirectory / "artifacts" / "packages";

    /// <summary>
    /// Builds a project with all that it references, and packs every one of them. Apart from other builds, because the version is compiled
    /// in; without analyzers, which are Verify's.
    /// </summary>
    private RunCommand Build(string project, string version) => new(new Command(
        "dotnet", "build", project, "--configuration", "Release", "--artifacts-path", ".nuke/temp/pack",
        "-p:GeneratePackageOnBuild=true", $"-p:PackageOutputPath={PackageFolder}", $"-p:Version={version}",
        "-p:ContinuousIntegrationBuild=true", "-p:RunAnalyzers=false", "-nologo", "-v:q", "-clp:NoSummary", "--disable-build-servers"));
}

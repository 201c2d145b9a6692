using System.Xml.Linq;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The layout of docs/architecture.md: references point one way only.</summary>
public sealed class ProjectReferenceTests
{
    /// <summary>What a project may reference; the agent is embedded by Delivery, which does not compile against it.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Pipeline.Agent"] = [],
        ["Pipeline.Components"] = ["Pipeline.Delivery", "Pipeline.Targets", "Pipeline.Workflows"],
        ["Pipeline.Delivery"] = ["Pipeline.Plans"],
        ["Pipeline.Plans"] = [],
        ["Pipeline.Targets"] = ["Pipeline.Plans"],
        ["Pipeline.Workflows"] = ["Pipeline.Targets"],
    };

    public static TheoryData<string> Projects =>
        [.. Directory.EnumerateFiles(Repository.PathTo("source"), "*.csproj", SearchOption.AllDirectories).Select(f => Path.GetFileNameWithoutExtension(f))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_point_one_way(string project)
    {
        Allowed.Should().ContainKey(project);
        References(project).Should().BeSubsetOf(Allowed[project]);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_library_has_no_packages_of_others_at_run_time(string project)
    {
        var packages = Read(project).Descendants("PackageReference").Where(p => (string?)p.Attribute("PrivateAssets") != "all");

        packages.Select(package => (string?)package.Attribute("Include")).Should().BeSubsetOf(
            project == "Pipeline.Delivery" ? ["AWSSDK.S3", "Npgsql"] : [], "starting ./build.sh must load none of them; these are loaded when a bucket or a database is used");
    }

    private static IEnumerable<string> References(string project) => Read(project).Descendants("ProjectReference")
        .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
        .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

    private static XDocument Read(string project) => XDocument.Load(Repository.PathTo($"source/{project}/{project}.csproj"));
}

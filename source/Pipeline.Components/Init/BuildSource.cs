namespace Pipeline.Components;

/// <summary>The source of a new build.</summary>
internal static class BuildSource
{
    public const string Path = "build/Build.cs";

    private const string NoTests = """Plan.Nothing("there are no tests yet")""";

    /// <summary>A build that delivers the first service that was found, or one that has a target of its own.</summary>
    public static TextFile Of(Destination destination) => new(Path, destination.Services.Count > 0
        ? Delivering(DashedName.Of(System.IO.Path.GetFileName(destination.Directory)), destination.Services[0])
        : Testing(destination.Testable is { } testable ? DotNetTest(testable) : NoTests));

    private static string Delivering(string application, FoundService service) => $$"""
        using Pipeline.Components;
        using Pipeline.Delivery;
        using Pipeline.Targets;

        internal sealed class Build : PipelineBuild, IDelivery
        {
            public Application Application { get; } = new("{{application}}")
            {
                Services =
                [
                    new("{{service.Name}}")
                    {
                        Directory = {{CSharp.Text(service.Directory)}},
                        Toolchain = {{service.Toolchain}},
                        HealthPath = "{{service.HealthPath}}",
                    },
                ],
                Environments =
                [
                    new("staging") { Host = new LocalHost({{PortOf(application)}}) },
                    new("production") { Host = new LocalHost({{PortOf(application) + 1}}), IsProtected = true, PromotesFrom = "staging" },
                ],
            };

            public static int Main() => Execute<Build>();
        }

        """;

    private static string Testing(string plan) => $$"""
        using Pipeline.Plans;
        using Pipeline.Targets;

        internal sealed class Build : PipelineBuild
        {
            public Target Test => _ => _
                .Description("Runs the tests")
                .Plans(_ => {{plan}});

            public static int Main() => Execute<Build>(build => build.Test);
        }

        """;

    private static string DotNetTest(string testable) => $"""new RunCommand(new Command("dotnet", "test", {CSharp.Text(testable)}))""";

    /// <summary>
    /// From 7100 to 7898, by the name (FNV-1a): two applications on one machine seldom meet, and every machine has the same.
    /// </summary>
    private static int PortOf(string application)
    {
        var hash = 2166136261u;
        foreach (var letter in application) hash = (hash ^ letter) * 16777619u;
        return 7100 + (int)(hash % 400) * 2;
    }
}

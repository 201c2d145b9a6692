using System.Globalization;
using Pipeline.Targets;

namespace Pipeline.Workflows.Tests;

/// <summary>The files are the same to the byte, whoever generates them.</summary>
public sealed class SameEverywhereTests
{
    [Fact]
    public void In_every_culture()
    {
        var expected = File();
        var current = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Peculiar();
            File().Should().Be(expected);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = current;
        }
    }

    [Fact]
    public void In_every_working_directory() => File("deep/down").Should().Be(File());

    [Fact]
    public void In_every_time_zone()
    {
        var expected = File();
        var zone = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", "Pacific/Kiritimati");
            TimeZoneInfo.ClearCachedData();
            File().Should().Be(expected);
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [Fact]
    public void With_line_feeds_and_one_at_the_end() => File().Should().NotContain("\r").And.EndWith("\n").And.NotEndWith("\n\n");

    /// <summary>This program is built without the data of cultures, so what would tell them apart is set by hand.</summary>
    private static CultureInfo Peculiar()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        return culture;
    }

    private static string File(string from = "")
    {
        using var repository = new TemporaryRepository { WorkingDirectory = from };
        repository.Write("packages.lock.json", "{}");
        repository.Run<Numbers>("GenerateWorkflows");
        return repository.Read(".github/workflows/IZMIR.yml");
    }

    private sealed class Numbers : PipelineBuild, IWorkflows
    {
        [Parameter("How many.")]
        public int Iterations { get; }

        public IEnumerable<Workflow> Workflows =>
        [
            new("IZMIR")
            {
                On = [Trigger.Manual, Trigger.Push("I", "i")],
                Inputs = [new Input(nameof(Iterations)) { Default = "-1" }],
                Targets = [Integration],
                JobTimeout = TimeSpan.FromMinutes(1234.5),
            },
        ];

        public Target Integration => _ => _.Permissions(Permission.Write(PermissionScope.IdToken), Permission.Write(PermissionScope.Issues)).Executes(() => { });
    }
}

using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Coverage;

public sealed class LcovTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Lines_of_all_files_count_once()
    {
        var report = folder.Write("lcov.info", "TN:\nSF:a.js\nDA:1,1\nDA:2,0\nend_of_record\nSF:b.js\nDA:1,0,checksum\nend_of_record\nSF:a.js\nDA:2,7\nend_of_record\n");

        (await Lcov.Of(report).Ask(CancellationToken.None)).Should().Be(new LineCoverage(2, 3));
    }

    [Fact]
    public async Task A_missing_report_is_a_failure()
    {
        var report = folder.Path + "/lcov.info";

        (await FluentActions.Awaiting(() => Lcov.Of(report).Ask(CancellationToken.None)).Should().ThrowAsync<FailureException>())
            .WithMessage($"The tests left no coverage report: {report} is not there.");
    }
}

using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Testing;

/// <summary>Reports as the tools write them; those of the real tools are read in the tests of the toolchains.</summary>
public sealed class TestReportTests : IDisposable
{
    private const string Trx = """
        <?xml version="1.0" encoding="utf-8"?>
        <TestRun id="1" xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Results>
            <UnitTestResult testName="Shop.Cart.Adds" outcome="Passed" />
            <UnitTestResult testName="Shop.Cart.Waits" outcome="NotExecuted"><Output><ErrorInfo><Message>later</Message></ErrorInfo></Output></UnitTestResult>
            <UnitTestResult testName="Shop.Cart.Rows" outcome="Failed">
              <Output><ErrorInfo><Message>Expected 4,
        but got 5.</Message><StackTrace>at Shop</StackTrace></ErrorInfo></Output>
              <InnerResults><UnitTestResult testName="Shop.Cart.Rows (1)" outcome="Passed" /></InnerResults>
            </UnitTestResult>
          </Results>
        </TestRun>
        """;

    private const string JUnit = """
        <testsuites>
          <testsuite name="cart">
            <testcase name="adds" classname="cart"/>
            <testcase name="waits" classname="cart"><skipped message="later"/></testcase>
            <testsuite name="rows">
              <testcase name="counts"><failure message="Expected 4">Expected 4
            at cart.js:3</failure></testcase>
              <testcase name="ends"><error message="out of memory"/></testcase>
            </testsuite>
          </testsuite>
        </testsuites>
        """;

    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Fact]
    public async Task A_trx_report_is_counted()
    {
        root.Write("results/tests.trx", Trx);

        var summary = await ReadAsync();

        summary!.Line.Should().Be("api: 1 passed, 1 failed, 1 skipped");
        Golden.Matches(summary.Failures!, extension: "md");
    }

    [Fact]
    public async Task A_JUnit_report_is_counted_with_the_suites_below_its_suites()
    {
        root.Write("results/junit.xml", JUnit);

        var summary = await ReadAsync();

        summary!.Line.Should().Be("api: 1 passed, 2 failed, 1 skipped");
        Golden.Matches(summary.Failures!, extension: "md");
    }

    [Fact]
    public async Task All_reports_of_a_folder_are_added_up_and_other_files_are_passed_over()
    {
        root.Write("results/one/tests.trx", Trx);
        root.Write("results/two/junit.xml", JUnit);
        root.Write("results/coverage.xml", "<coverage/>");
        root.Write("results/torn.xml", "<");

        (await ReadAsync())!.Line.Should().Be("api: 2 passed, 3 failed, 2 skipped");
    }

    [Fact]
    public async Task Where_no_test_failed_the_line_says_all()
    {
        root.Write("results/junit.xml", "<testsuite><testcase name=\"adds\"/></testsuite>");

        var summary = await ReadAsync();

        (summary!.Line, summary.Failures).Should().Be(("api: 1 passed, 0 failed, 0 skipped", null));
    }

    [Fact]
    public async Task No_report_is_nothing_to_tell() => (await ReadAsync()).Should().BeNull();

    [Fact]
    public async Task A_torn_report_is_a_failure_that_names_the_file()
    {
        root.Write("results/tests.trx", Trx[..^20]);

        var answer = await Reports.Of("api").AnswerAsync(CancellationToken.None);

        answer.Reason.Should().StartWith($"{root.Path}/results/tests.trx is not a whole report: ");
    }

    [Fact]
    public async Task Coverage_is_told_where_it_is_measured()
    {
        root.Write("results/tests.trx", Trx);
        var measured = Reports with { Coverage = new("", _ => Task.FromResult(new LineCoverage(2, 3))) };
        var unreadable = Reports with { Coverage = new("", _ => throw new FailureException("There is none.")) };

        (await measured.Of("api").Ask(CancellationToken.None))!.Line.Should().Be("api: 1 passed, 1 failed, 1 skipped, coverage 66.6 %");
        (await unreadable.Of("api").Ask(CancellationToken.None))!.Line.Should().Be("api: 1 passed, 1 failed, 1 skipped");
    }

    [Fact]
    public async Task Many_long_failures_are_cut_to_what_a_page_holds()
    {
        var message = string.Join('\n', Enumerable.Range(0, 100).Select(_ => new string('x', 1000)));
        var tests = Enumerable.Range(0, 200).Select(test =>
            string.Create(CultureInfo.InvariantCulture, $"""<testcase name="test {test}"><failure>{message}</failure></testcase>"""));
        root.Write("results/junit.xml", $"<testsuite>{string.Concat(tests)}</testsuite>");

        var markdown = (await ReadAsync())!.Failures!;

        markdown.Length.Should().BeLessThan(400_000);
        markdown.Should().Contain("test 49\n").And.NotContain("test 50\n").And.Contain("… and 80 lines more").And.Contain("… and 150 more");
    }

    [Fact]
    public async Task A_message_with_a_code_block_does_not_end_the_one_it_stands_in()
    {
        root.Write("results/junit.xml", "<testsuite><testcase name=\"writes\"><failure>````\n# not a heading</failure></testcase></testsuite>");

        (await ReadAsync())!.Failures.Should().Contain("`````text\n").And.EndWith("\n`````");
    }

    private TestReports Reports => new(root.Path + "/results");

    private Task<TestSummary?> ReadAsync() => Reports.Of("api").Ask(CancellationToken.None);
}

using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Coverage;

public sealed class CoberturaTests : IDisposable
{
    private readonly TemporaryFolder results = new();

    public void Dispose() => results.Dispose();

    [Fact]
    public async Task Lines_of_the_assembly_count_once()
    {
        results.Write("4f1c/vm.cobertura.xml", Report);

        var coverage = await Cobertura.Of("Shop", results.Path).Ask(CancellationToken.None);

        coverage.Should().Be(new LineCoverage(2, 3));
        coverage.ToString().Should().Be("66.6 % of the lines (2 of 3)");
    }

    [Fact]
    public async Task An_assembly_that_no_test_loads_is_a_failure()
    {
        var report = results.Write("4f1c/vm.cobertura.xml", Report);

        (await FailureOf("Market")).Message.Should().Be($"{report} says nothing about Market: no test loads it.");
    }

    [Fact]
    public async Task No_report_is_a_failure()
    {
        (await FailureOf("Shop")).Message.Should().Be($"The tests left 0 coverage reports in {results.Path}, one was expected.");
    }

    private async Task<FailureException> FailureOf(string assembly)
    {
        var ask = () => Cobertura.Of(assembly, results.Path).Ask(CancellationToken.None);
        return (await ask.Should().ThrowAsync<FailureException>()).Which;
    }

    private const string Report = """
        <?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
        <coverage line-rate="0.9">
          <packages>
            <package name="Shop.Tests"><classes><class filename="T.cs"><lines><line number="1" hits="9" /></lines></class></classes></package>
            <package name="Shop">
              <classes>
                <class name="Shop.Cart" filename="Cart.cs">
                  <methods><method name="Add"><lines><line number="4" hits="0" /></lines></method></methods>
                  <lines><line number="4" hits="0" /><line number="5" hits="2" /></lines>
                </class>
                <class name="Shop.Cart.State" filename="Cart.cs"><lines><line number="4" hits="1" /></lines></class>
                <class name="Shop.Till" filename="Till.cs"><lines><line number="4" hits="0" /></lines></class>
              </classes>
            </package>
            <package name="Other"><classes><class filename="O.cs"><lines><line number="1" hits="0" /></lines></class></classes></package>
          </packages>
        </coverage>
        """;
}

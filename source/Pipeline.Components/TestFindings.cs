using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Test results as what a target tells at the end of a run.</summary>
public static class TestFindings
{
    /// <summary>For <see cref="PlanContext.Report(Query{Finding?})"/>: nothing where no test was started.</summary>
    /// <param name="reports">Where the results will be.</param>
    /// <param name="name">What is tested.</param>
    public static Query<Finding?> FindingOf(this TestReports reports, string name)
    {
        var summary = reports.Of(name);
        return new(summary.Subject, async cancellation =>
        {
            var found = await summary.Ask(cancellation);
            return found is null ? null : new Finding(found.Line) { Markdown = found.Failures };
        });
    }
}

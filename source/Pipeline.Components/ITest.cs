using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Runs the tests of every service.</summary>
public interface ITest : IDeliver
{
    /// <summary>Tells the targets after it that the tests of this commit passed.</summary>
    static readonly Output<bool> Passed = new(nameof(Test), "passed");

    Target Test => _ => _
        .Description("Runs the tests of every service")
        .UsesToolsOf(Application)
        .Checks(context => ToolCheck.OfAsync(Application))
        .Plans(context =>
        {
            context.Publish(Passed, true);
            foreach (var source in Sources)
                if (source.Service.Toolchain.Reports(source, ResultsOf(source.Service)) is { } reports) context.Report(reports.FindingOf(source.Service.Name));
            return Plan.Parallel(Sources.Select(source => new Step(source.Service.Name, TestOf(source))));
        });

    private static Sequence TestOf(ServiceSource source)
    {
        var results = ResultsOf(source.Service);
        return Plan.Sequence(
            ("clean", new DeleteDirectory(results, PipelineBuild.TemporaryDirectory)),
            ("run", source.Service.Toolchain.Test(source, results)));
    }

    private static string ResultsOf(Service service) => PipelineBuild.TemporaryDirectory / "test-results" / service.Name;
}

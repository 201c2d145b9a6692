using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Checks format and style of every service.</summary>
public interface ILint : IDeliver
{
    Target Lint => _ => _
        .Description("Checks format and style of every service")
        .UsesToolsOf(Application)
        .Checks(context => ToolCheck.OfAsync(Application))
        .Plans(context => Plan.Parallel(Sources.Select(source => new Step(source.Service.Name, source.Service.Toolchain.Lint(source)))));
}

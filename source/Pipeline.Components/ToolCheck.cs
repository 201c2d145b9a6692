using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Looks whether the programs that the toolchains use are there.</summary>
internal static class ToolCheck
{
    public static Task<IEnumerable<Problem>> OfAsync(Application application) => Task.FromResult(
        from tool in application.Services.SelectMany(service => service.Toolchain.Tools).Distinct(StringComparer.Ordinal)
        where !ProgramPath.Has(tool)
        select new Problem($"{tool} is not on PATH", $"Install {tool}, or add its folder to PATH."));
}

using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Looks whether the programs that the toolchains use are there.</summary>
internal static class ToolCheck
{
    /// <summary>What building a release needs: toolchains where services are packaged, the store's own programs where images are built.</summary>
    public static Task<IEnumerable<Problem>> OfAsync(Application application, IReadOnlyList<string> tools) => application.Registry is null
        ? OfAsync(application)
        : Task.FromResult(Missing(tools));

    public static Task<IEnumerable<Problem>> OfAsync(Application application) => Task.FromResult(
        Missing(application.Services.SelectMany(service => service.Toolchain.Tools)));

    public static IEnumerable<Problem> Missing(IEnumerable<string> tools) =>
        from tool in tools.Distinct(StringComparer.Ordinal)
        where !ProgramPath.Has(tool)
        select new Problem($"{tool} is not on PATH", $"Install {tool}, or add its folder to PATH.");
}

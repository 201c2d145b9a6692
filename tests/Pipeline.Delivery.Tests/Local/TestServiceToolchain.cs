using Pipeline.Plans;

namespace Pipeline.Delivery.Tests;

/// <summary>Starts the test service where it was built: nothing is tested, linted or packaged.</summary>
internal sealed record TestServiceToolchain : Toolchain
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "Pipeline.TestService.dll");

    public override IReadOnlyList<string> Tools => ["dotnet"];

    public override Plan Test(ServiceSource source, string results) => Plan.Nothing("no tests");

    public override Plan Lint(ServiceSource source) => Plan.Nothing("no lint");

    public override Plan Package(ServiceSource source, string folder) => Plan.Nothing("no package");

    public override IReadOnlyList<string> Start(ServiceSource source) => Command;

    public static IReadOnlyList<string> Command => ["dotnet", Assembly];
}

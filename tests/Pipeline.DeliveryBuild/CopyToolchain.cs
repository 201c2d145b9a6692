using Pipeline.Delivery;
using Pipeline.Plans;

namespace Pipeline.DeliveryBuild;

/// <summary>For services whose folder holds the program as it runs: tests and lint look whether it is there, packaging copies it.</summary>
/// <param name="Program">The program's file.</param>
internal sealed record CopyToolchain(string Program = "Pipeline.TestService.dll") : Toolchain
{
    public override IReadOnlyList<string> Tools => ["dotnet", "test", "sh"];

    public override Plan Test(ServiceSource source, string results) => Wishes.Gate is { } gate
        ? new RunCommand(new Command("sh", "-c", "until test -e \"$0\"; do sleep 0.05; done", gate))
        : new RunCommand(new Command("test", "-s", $"{source.Directory}/{Program}"));

    public override Plan Lint(ServiceSource source) => new RunCommand(new Command("test", "-r", $"{source.Directory}/release.txt"));

    public override Plan Package(ServiceSource source, string folder) => new CopyDirectory(source.Directory, folder);

    public override IReadOnlyList<string> Start(ServiceSource source) => ["dotnet", Program];
}

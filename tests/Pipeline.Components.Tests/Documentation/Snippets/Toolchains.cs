using Pipeline.Delivery;
using Pipeline.Plans;

namespace Documentation.Toolchains;

#region toolchain
/// <summary>Go services, with the <c>go</c> command.</summary>
public sealed record GoToolchain : Toolchain
{
    public override IReadOnlyList<string> Tools => ["go"];

    public override Plan Test(ServiceSource source, string results) => Go(source, "test", "./...");

    public override Plan Lint(ServiceSource source) => Go(source, "vet", "./...");

    public override Plan Package(ServiceSource source, string folder) => Go(source, "build", "-o", Path.Combine(folder, source.Service.Name), ".");

    public override IReadOnlyList<string> Start(ServiceSource source) => [$"./{source.Service.Name}"];

    private static RunCommand Go(ServiceSource source, params IEnumerable<string> arguments) =>
        new(new Command("go", arguments.Select(Value.Of)) { WorkingDirectory = source.FromRoot(source.Directory) });
}
#endregion

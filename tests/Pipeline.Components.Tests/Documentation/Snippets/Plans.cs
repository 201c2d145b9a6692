using Pipeline.Plans;
using Pipeline.Targets;

namespace Documentation.Plans;

class Build : PipelineBuild
{
    #region plans
    static string Packages => RootDirectory / "packages";

    Target Pack => _ => _
        .Description("Packs the library")
        .Plans(context => Plan.Sequence(
            ("clean", new DeleteDirectory(Packages, RootDirectory)),
            ("pack", new RunCommand(new Command("dotnet", "pack", "--output", Packages)))));
    #endregion

    #region outputs
    static readonly Output<string> Digest = new(nameof(Store), "digest");

    Target Store => _ => _
        .DependsOn(Pack)
        .Plans(context =>
        {
            var digest = Value.Promise<string>("digest of the packages", "Store");
            context.Publish(Digest, digest);
            return new StoreDirectory(Packages, TemporaryDirectory / "store", digest);
        });

    Target Announce => _ => _
        .DependsOn(Store)
        .Plans(context => new RunCommand(new Command("echo", "stored as", context.Read(Digest))));
    #endregion
}

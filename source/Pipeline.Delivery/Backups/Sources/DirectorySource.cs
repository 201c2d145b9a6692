using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// A folder as a tar archive, while it is in use. A file that changes while it is read fails the backup; one that vanishes is left out. That is
/// enough for services that replace their files whole. A database needs its own dump.
/// </summary>
public sealed record DirectorySource : BackupSource
{
    private DirectorySource() { }

    public override string Kind => "directory";

    public override IEnumerable<string> Tools => Service is null && Place.IsHere ? ["tar"] : [];

    private string? Service { get; init; }

    private string Folder { get; init; } = "";

    private SourcePlace Place { get; init; } = SourcePlace.Here;

    /// <summary>The data of a service (see <see cref="Delivery.Service.DataVariable"/>): its folder on a local host, its volume where it runs in containers; its image needs <c>tar</c> then.</summary>
    /// <param name="service">Its name.</param>
    public static DirectorySource Of(string service) => new() { Service = service };

    /// <summary>A folder: on this machine, on the environment's, or in an accessory's container.</summary>
    /// <param name="folder">Absolute; on this machine also relative to the repository's root.</param>
    /// <param name="place">Where it is.</param>
    public static DirectorySource At(string folder, SourcePlace place) => new() { Folder = folder, Place = place };

    public override SourceReading? Read(Site site, IEnvironmentHost host, Release? running)
    {
        if (DataOf(site, host, running) is not { } data) return null;

        return new SourceReading(
            new CommandSource(Tar.Of(data.Folder) with { Where = data.Where }) { Accepts = Tar.IsWhole, NextSteps = Tar.NextSteps(data.Folder) },
            new SourceFacts(Kind) { Name = Service ?? Folder })
        {
            Format = "tar",
            Extension = ".tar",
            Restore = "tar --extract --directory=FOLDER",
            Versions = [new Command("tar", "--version") { Where = data.Where }],
        };
    }

    /// <exception cref="FailureException">A release runs, but its data is gone.</exception>
    private DataPlace? DataOf(Site site, IEnvironmentHost host, Release? running)
    {
        if (Service is null) return new DataPlace(Place.Of(host), Place.IsHere ? Path.GetFullPath(Folder, site.Root) : Folder);

        var keeper = site.Application.Keepers.FirstOrDefault(known => known.Name == Service)
            ?? throw new FailureException($"{site.Application.Name} has no service '{Service}' that keeps data.");
        if (host.DataOf(keeper, running) is { } data) return data;
        return running is null ? null : throw new FailureException($"{site.Environment.Name} runs {running}, but the data of {Service} is gone.")
        {
            NextSteps = ["Find out what removed it before you deploy or restore anything."],
        };
    }
}

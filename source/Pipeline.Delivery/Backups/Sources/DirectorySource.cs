using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// The data folder of a service, as a tar archive, while the service runs. A file that changes while it is read fails the backup, which is
/// tried again; one that vanishes is left out. That is enough for services that replace their files whole. A database needs its own dump.
/// </summary>
/// <param name="Service">The service that keeps the data.</param>
public sealed record DirectorySource(string Service) : BackupSource
{
    public override string Kind => "directory";

    public override IEnumerable<string> Tools => ["tar"];

    public override SourceReading Read(Site site, IEnvironmentHost host)
    {
        var service = site.Application.Services.FirstOrDefault(known => known.Name == Service)
            ?? throw new FailureException($"{site.Application.Name} has no service '{Service}' whose data could be backed up.");
        var folder = host.DataOf(service) ?? throw new FailureException($"The data of {Service} in {site.Environment.Name} is in a container's volume, which is no folder of this machine.");
        return new SourceReading(new CommandSource(Tar.Of(folder)) { Accepts = Tar.IsWhole, NextSteps = Tar.NextSteps(folder) }, new SourceFacts(Kind) { Name = folder })
        {
            Format = "tar",
            Extension = ".tar",
            Restore = "tar --extract --directory=FOLDER",
            Versions = [new Command("tar", "--version")],
        };
    }
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// A backup of the directory in which a service keeps its data, taken while the service runs: one folder with a tar archive, gzip, and
/// a manifest. Every file is in it as it was at one moment; two files may be of different moments. That is enough for services that
/// replace their files whole. A database needs its own dump.
/// </summary>
public sealed record DirectoryBackup
{
    /// <summary>The environment that the data belongs to.</summary>
    public required Site Site { get; init; }

    /// <summary>Whose data it is.</summary>
    public required Service Service { get; init; }

    /// <summary>Where the data is, absolute.</summary>
    public required string Directory { get; init; }

    /// <summary>The store's folder, absolute; made when it is not there.</summary>
    public required string Store { get; init; }

    /// <summary>The id of the run, which names the backup's folder: unique, and sortable by time.</summary>
    public required string Run { get; init; }

    /// <summary>Who started the run.</summary>
    public required string By { get; init; }

    /// <summary>The deployment whose services write the data; <see langword="null"/> before the first one.</summary>
    public DeploymentRecord? Running { get; init; }

    /// <summary>Where backups of this service are.</summary>
    internal string ServiceFolder => Path.Combine(Store, Site.Environment.Name, Service.Name);

    /// <summary>Where this backup is going to be.</summary>
    internal string Folder => Path.Combine(ServiceFolder, Run);

    /// <summary>Clears away what an interrupted backup left, then takes this one.</summary>
    /// <exception cref="FailureException">A release runs, but its data is gone; or the store lies in the data.</exception>
    public Plan Plan()
    {
        if (Path.GetFullPath(Store).StartsWith(Path.GetFullPath(Directory) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new FailureException($"Backups of {Directory} cannot be kept in it: {Store} is below.");
        if (System.IO.Directory.Exists(Directory)) return Take();
        if (Running is null) return Plans.Plan.Nothing($"{Service.Name} has no data yet");

        throw new FailureException($"{Site.Environment.Name} runs {Running.Release}, but {Service.Name} has no data: no {Directory}.")
        {
            NextSteps = [$"Find out what removed {Directory} before you deploy or restore anything."],
        };
    }

    private Sequence Take()
    {
        var clear = new RemoveLeftovers(ServiceFolder);
        return Plans.Plan.Sequence(("leftovers", clear), ("take", Plans.Plan.Guard(new TakeBackup(this), onFailure: clear)));
    }
}

using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Targets that work on backups: <c>--policy</c>, <c>--backup-id</c>.</summary>
public interface IChooseBackup : IDeliver
{
    [Parameter("The backup policy to work on: database. Not needed where the environment has one.", Name = "Policy", OnlyPrefixed = true)]
    string? PolicyName => TryGetValue(() => PolicyName);

    [Parameter("The id of the backup to verify, drill or restore; the newest when not given. Backups lists them.", OnlyPrefixed = true)]
    string? BackupId => TryGetValue(() => BackupId);

    /// <summary>The places of the policies to work on: the one of <see cref="PolicyName"/>, or all.</summary>
    /// <exception cref="FailureException">The environment has no such policy.</exception>
    internal IReadOnlyList<BackupPlace> Places(Site site)
    {
        var all = site.Environment.Backups;
        IReadOnlyList<BackupPolicy> chosen = PolicyName is null ? all : [.. all.Concat(all.Select(RestorePlan.SafetyOf)).Where(policy => policy.Name == PolicyName)];
        return chosen.Count > 0 || PolicyName is null
            ? [.. chosen.Select(policy => new BackupPlace(site, policy))]
            : throw new FailureException($"{site.Environment.Name} has no backup policy '{PolicyName}'.") { NextSteps = [$"Use one of: {string.Join(", ", all.Select(policy => policy.Name))}."] };
    }

    /// <summary>The backup of <see cref="BackupId"/>, or the newest.</summary>
    /// <exception cref="FailureException">There is none.</exception>
    internal Backup ChosenOf(BackupPlace place, BackupListing listing) =>
        (BackupId is null ? listing.Newest : listing.Backups.FirstOrDefault(backup => backup.Manifest.Id == BackupId)) ?? throw new FailureException(
            BackupId is null ? $"There is no backup below {place.Prefix} in {place.Policy.Store}." : $"There is no backup {BackupId} below {place.Prefix} in {place.Policy.Store}.")
        {
            NextSteps = [$"./build.sh Backups --environment {place.Site.Environment.Name}"],
        };
}

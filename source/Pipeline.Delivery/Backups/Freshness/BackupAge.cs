using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>How old the newest backup of a policy is, against what the policy asks for.</summary>
/// <param name="Policy">One with a recovery point.</param>
/// <param name="Listing">Its backups.</param>
public sealed record BackupAge(BackupPolicy Policy, Answer<BackupListing> Listing)
{
    /// <summary>Clocks of two machines may differ by so much.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong, without a full stop; <see langword="null"/> when a backup is young enough.</summary>
    public string? Complaint(DateTimeOffset now)
    {
        if (!Listing.IsKnown) return $"{Policy.Name} could not be read: {Listing.Reason}";
        if (Listing.Value!.Newest is not { } newest) return $"{Policy.Name} has none";

        var age = now - newest.Manifest.TakenAt;
        if (age < -Skew) return $"{Policy.Name}'s newest is dated {Duration.Show(-age)} ahead: a clock is wrong";
        return age > Policy.RecoveryPoint ? $"{Policy.Name}'s newest is {Duration.Show(age)} old; at most {Duration.Show(Policy.RecoveryPoint.Value)} is asked for" : null;
    }

    /// <summary>A sentence about it, whatever it is.</summary>
    public string Describe(DateTimeOffset now) =>
        Complaint(now) is { } complaint ? $"{complaint}." : $"{Policy.Name}'s newest is {Duration.Show(now - Listing.Value!.Newest!.Manifest.TakenAt)} old.";
}

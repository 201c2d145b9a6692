namespace Pipeline.Delivery;

/// <summary>What can be proven of a backup.</summary>
public enum BackupFactKind
{
    /// <summary>Every byte was read back, decrypted and unpacked, and is what was backed up.</summary>
    Verified,

    /// <summary>It was restored, and had the rows that it should have.</summary>
    Drilled,
}

namespace Pipeline.Delivery;

/// <summary>How far <c>VerifyBackup</c> goes.</summary>
public enum VerifyLevel
{
    /// <summary>Every manifest is read, its seal checked, and its data is there in its size.</summary>
    Manifest,

    /// <summary>Besides, the newest backup and one of the others, chosen at random, are read back to the last byte.</summary>
    Sample,

    /// <summary>Besides, every backup is read back to the last byte.</summary>
    Full,
}

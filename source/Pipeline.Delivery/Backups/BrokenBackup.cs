namespace Pipeline.Delivery;

/// <summary>A manifest that is none: torn, of another place, sealed by somebody else.</summary>
/// <param name="Folder">Its place in the store.</param>
/// <param name="Reason">What is wrong, in a sentence.</param>
public sealed record BrokenBackup(string Folder, string Reason);

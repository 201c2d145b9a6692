namespace Pipeline.Delivery;

/// <summary>The seal as it stands in a manifest's file.</summary>
internal sealed record SealNote(string Algorithm, string Key, string Value);

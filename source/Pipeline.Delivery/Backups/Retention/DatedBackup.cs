namespace Pipeline.Delivery;

/// <summary>What retention looks at: a backup by its name, and when it was taken.</summary>
/// <param name="Id">Its name in the store; unique.</param>
/// <param name="TakenAt">What its manifest says. Neither the store's time nor the name's counts.</param>
public sealed record DatedBackup(string Id, DateTimeOffset TakenAt);

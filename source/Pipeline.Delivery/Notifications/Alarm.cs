namespace Pipeline.Delivery;

/// <summary>What a monitor has found.</summary>
/// <param name="Site">Where.</param>
/// <param name="Url">Where users reach it.</param>
/// <param name="Findings">What is wrong; empty when all is well again.</param>
/// <param name="Since">When the first of them was found.</param>
public sealed record Alarm(Site Site, Uri Url, IReadOnlyList<Diagnosis> Findings, DateTimeOffset Since);

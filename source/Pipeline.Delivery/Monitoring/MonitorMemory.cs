namespace Pipeline.Delivery;

/// <summary>What a monitor told last, kept on the host so that it does not tell the same every few minutes.</summary>
/// <param name="Since">When the trouble was first seen.</param>
/// <param name="Told">When it was told last.</param>
/// <param name="Subjects">What was wrong.</param>
public sealed record MonitorMemory(DateTimeOffset Since, DateTimeOffset Told, EquatableList<string> Subjects);

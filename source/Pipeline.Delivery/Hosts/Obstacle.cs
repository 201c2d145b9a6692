namespace Pipeline.Delivery;

/// <summary>Why a host cannot be made ready.</summary>
/// <param name="What">What stands in the way.</param>
/// <param name="Fix">What a person can do about it.</param>
public sealed record Obstacle(string What, string Fix);

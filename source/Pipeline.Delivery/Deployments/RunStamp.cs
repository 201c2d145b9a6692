namespace Pipeline.Delivery;

/// <summary>Who deploys, for the records.</summary>
/// <param name="Run">The id of the run.</param>
/// <param name="By">The user, or the CI run with its address.</param>
/// <param name="Time">Reads the time when the deployment is completed.</param>
public sealed record RunStamp(string Run, string By, TimeProvider Time);

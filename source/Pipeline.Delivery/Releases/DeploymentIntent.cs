namespace Pipeline.Delivery;

/// <summary>What a deployment is about, or was about last.</summary>
internal sealed record DeploymentIntent(string State, Release Release, string Pool, string Run);

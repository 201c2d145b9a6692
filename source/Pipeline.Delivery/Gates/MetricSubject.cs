namespace Pipeline.Delivery;

/// <summary>What figures are about.</summary>
/// <param name="Host">The environment's host.</param>
/// <param name="Environment">The environment's name.</param>
/// <param name="Pool">The pool's name.</param>
/// <param name="Version">Of the release that the pool runs.</param>
public sealed record MetricSubject(IEnvironmentHost Host, string Environment, string Pool, string Version);

namespace Pipeline.Agent.Protocol;

/// <summary>The release that a pool runs, as people name it.</summary>
internal sealed record ReleaseName(string Version, string Commit);

namespace Pipeline.Plans;

/// <summary>What a journal says of its run as a whole.</summary>
/// <param name="Run">The id of the run; unique, and the journal's file name.</param>
/// <param name="StartedBy">The user, or the CI run with its address.</param>
/// <param name="CommandLine">How the run was asked for: <c>./build.sh DeployStaging --parallel 2</c>, secrets as <c>***</c>.</param>
/// <param name="Commit">The commit that ran; <see langword="null"/> where there is no repository.</param>
/// <param name="Environments">The names of the environments that the run may change.</param>
/// <param name="Release">The version that is delivered; <see langword="null"/> when there is none.</param>
public sealed record RunHeader(string Run, string StartedBy, string CommandLine, string? Commit, IReadOnlyList<string> Environments, string? Release);

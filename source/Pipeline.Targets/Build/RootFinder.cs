using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Finds the repository that a build belongs to.</summary>
internal static class RootFinder
{
    /// <param name="named">What <c>--root</c> names, or <see langword="null"/>.</param>
    /// <param name="workingDirectory">Where the search begins.</param>
    /// <exception cref="FailureException">There is no such directory, or none upwards contains <c>.nuke</c>.</exception>
    public static AbsolutePath Find(string? named, string workingDirectory)
    {
        if (named is not null) return Named(Path.Combine(workingDirectory, named));

        for (var directory = workingDirectory; directory is not null; directory = Path.GetDirectoryName(directory))
            if (Directory.Exists(Path.Combine(directory, ".nuke"))) return AbsolutePath.Create(directory);

        throw new FailureException($"There is no directory .nuke in {workingDirectory} or above, so the repository's root is unknown.")
        {
            NextSteps = ["Run it inside the repository.", "Or mark the repository's root: mkdir .nuke", "Or name it: --root <directory>"],
        };
    }

    private static AbsolutePath Named(string directory) => Directory.Exists(directory)
        ? AbsolutePath.Create(directory)
        : throw new FailureException($"--root names {directory}, which is no directory.")
        {
            NextSteps = ["Name the repository's root, or leave --root out."],
        };
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Archives by GNU tar, which any tar unpacks.</summary>
internal static class Tar
{
    /// <summary>Some files changed or vanished while they were read; see tar(1), RETURN VALUE.</summary>
    private const int SomeDiffer = 1;

    public static Command Of(string folder) => new("tar", "--create", "--file=-", "--sort=name", $"--directory={folder}", ".")
    {
        Environment = System.Collections.Immutable.ImmutableSortedDictionary<string, Value<string>>.Empty.Add("LC_ALL", "C"),
    };

    /// <summary>What vanished is left out, as it would be a moment later; what changed is in there in pieces.</summary>
    public static bool IsWhole(int exitCode, IReadOnlyList<string> said) =>
        exitCode == 0 || (exitCode == SomeDiffer && said.All(line => line.EndsWith("File removed before we read it", StringComparison.Ordinal)));

    public static IReadOnlyList<string> NextSteps(string folder) =>
        [$"Look whether the user that runs the backup can read all of {folder}. Keep files that are written without pause out of it, or stop the service for the backup."];
}

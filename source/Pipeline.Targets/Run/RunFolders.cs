using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Where a run leaves what later runs and tools read; all below <c>.nuke/temp</c>, which may be deleted at any time.</summary>
internal static class RunFolders
{
    public static string Outputs(string root) => Path.Combine(Temporary(root), "outputs");

    public static string Journal(string root) => Path.Combine(Temporary(root), "journal");

    /// <summary>What the last dry run showed, for tools.</summary>
    public static string PlanFile(string root) => Path.Combine(Temporary(root), "plan.json");

    /// <exception cref="FailureException">Nothing can be written there.</exception>
    public static void CheckWritable(string root)
    {
        try
        {
            Directory.CreateDirectory(Outputs(root));
            Directory.CreateDirectory(Journal(root));
            using var probe = new FileStream(Path.Combine(Journal(root), $".{Guid.NewGuid():N}"), new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.DeleteOnClose,
            });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FailureException($"{Temporary(root)} cannot be written: {error.Message}", error)
            {
                NextSteps = [$"Look who owns it: ls -ld {Temporary(root)}", "It may be deleted at any time; the next run makes it anew."],
            };
        }
    }

    private static string Temporary(string root) => Path.Combine(root, ".nuke", "temp");
}

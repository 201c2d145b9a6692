using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Copies the jar that a build has made, under a name that does not change with its version.</summary>
/// <param name="Source">The service.</param>
/// <param name="File">Where to, absolute.</param>
internal sealed record CopyJar(ServiceSource Source, string File) : Effect
{
    /// <summary>What plugins put beside the jar that runs: of maven-source, maven-javadoc, maven-jar's test-jar, and Spring Boot's or Shade's input.</summary>
    private static readonly string[] Besides = ["-sources.jar", "-javadoc.jar", "-tests.jar", "-plain.jar"];

    private string Folder => Path.Combine(Source.Directory, "target");

    public override string Describe(Values values) => $"copy the jar in {Source.FromRoot(Folder)} to {Source.FromRoot(File)}";

    public override Task ApplyAsync(ApplyContext context)
    {
        string[] jars = Directory.Exists(Folder) ? [.. Directory.EnumerateFiles(Folder, "*.jar").Where(IsTheService).Order(StringComparer.Ordinal)] : [];
        if (jars is not [var only])
        {
            var found = jars.Length == 0 ? "no jar" : $"several jars: {string.Join(", ", jars.Select(Path.GetFileName))}";
            throw new FailureException($"The build of {Source.Service.Name} left {found} in {Source.FromRoot(Folder)}.")
            {
                NextSteps = [jars.Length == 0
                    ? $"Set PackageGoals of {Source.Service.Name} in the build to goals that make one."
                    : $"rm {string.Join(' ', jars.Select(Source.FromRoot))}   # the next build makes the right one"],
            };
        }

        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.Copy(only, File, overwrite: true);
        return Task.CompletedTask;
    }

    private static bool IsTheService(string jar)
    {
        var name = Path.GetFileName(jar);
        return !name.StartsWith("original-", StringComparison.Ordinal) && !Besides.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));
    }
}

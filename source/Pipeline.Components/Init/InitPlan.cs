using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Writes a scaffold where nothing of another content is in its way.</summary>
internal static class InitPlan
{
    /// <exception cref="FailureException">Files are in the way.</exception>
    public static Plan Of(Scaffold scaffold)
    {
        var destination = scaffold.Destination;
        if (Conflict(scaffold) is { } conflict) throw new FailureException(conflict.What) { NextSteps = [.. conflict.Fix] };

        var missing = scaffold.Files.Where(file => destination.TextOf(file.Path) is not { } text || !file.IsSame(text)).ToList();
        if (missing.Count == 0) return Plan.Nothing($"{destination.Directory} has this build already");

        return Plan.Sequence(
        [
            ("still", new CheckAgain<Destination>(DestinationReader.Query(destination.Directory), destination, now => now.ToString())),
            .. missing.Select(file => new Step(file.Path.Replace('/', '-'), Write(destination, file))),
        ]);
    }

    /// <summary>The files that Init would have to replace, all in one; <see langword="null"/> when there are none.</summary>
    public static Problem? Conflict(Scaffold scaffold)
    {
        var inTheWay = scaffold.Destination.Files.Where(there => scaffold.Files.Any(file => IsInTheWay(there, file)));
        var paths = string.Join(", ", inTheWay.Select(file => file.Path));
        return paths.Length == 0
            ? null
            : new Problem(
                $"{scaffold.Destination.Directory} has files of its own where Init writes: {paths}",
                "Move them away and run Init again; what they did can then be a target of the new build.");
    }

    /// <summary>What a person should know besides.</summary>
    public static IEnumerable<string> Hints(Destination destination)
    {
        var others = string.Join(", ", destination.Services.Skip(1).Select(service => service.Directory));
        if (others.Length > 0) yield return $"These may be services too; add them to {BuildSource.Path}: {others}";

        var settings = destination.TextOf(RepositoryFiles.SettingsPath);
        if (destination.HasProject && settings?.Contains("build/**", StringComparison.Ordinal) == false)
        {
            yield return $"The project in {destination.Directory} compiles build/ too. "
                + $"Leave it out in {RepositoryFiles.SettingsPath}: {RepositoryFiles.Exclusion}";
        }
    }

    /// <summary>What a person does next, as a line for a shell.</summary>
    public static string Next(Destination destination)
    {
        var change = new Command("cd", destination.Directory).Describe(new Values());
        var start = destination.IsRepository ? "" : "git init && ";
        var target = destination.Services.Count > 0 ? $"{nameof(IDeploy.DeployStaging)} --dry-run" : "Test";
        return $"{change} && {start}git add . && git commit -m 'Add the build' && ./build.sh {target}";
    }

    /// <summary>Another text, or a file where a folder has to be. The list of what Git ignores is the one that grows.</summary>
    private static bool IsInTheWay(TextFile there, TextFile file) =>
        file.Path.StartsWith(there.Path + "/", StringComparison.Ordinal)
        || (file.Path == there.Path && file.Path != IgnoreList.Path && !file.IsSame(there.Text));

    private static WriteFile Write(Destination destination, TextFile file) =>
        new(Path.Combine(destination.Directory, file.Path), file.Text) { IsExecutable = file.IsExecutable };
}

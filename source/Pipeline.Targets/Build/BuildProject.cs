using System.Reflection;

namespace Pipeline.Targets;

/// <summary>Finds the project that a build class belongs to.</summary>
internal static class BuildProject
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static AbsolutePath? FileOf(Type build, AbsolutePath root)
    {
        foreach (var method in build.GetMethods(Declared))
        {
            if (SourceLocation.Of(method) is not { Length: > 0 } place) continue;
            var source = Path.Combine(root, place[..place.LastIndexOf(':')]);
            for (var directory = Path.GetDirectoryName(source); directory is not null; directory = Path.GetDirectoryName(directory))
            {
                if (Directory.Exists(directory) && Directory.GetFiles(directory, "*.csproj") is [var project, ..])
                    return AbsolutePath.Create(project);
            }
        }

        return null;
    }
}

using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>
/// Keeps <c>.nuke/build.schema.json</c> up to date where the repository has one. It is not created: a new file in the working tree would
/// make the next version a dirty one.
/// </summary>
internal static class SchemaFile
{
    public const string Name = ".nuke/build.schema.json";

    /// <summary>Writes the file if the build has changed since it was last looked at, and with it the schema.</summary>
    public static void Update(BuildSession session)
    {
        var file = session.Root / Name;
        if (session.Host is IBuildServer || !file.FileExists()) return;

        var seen = session.Root / ".nuke" / "temp" / "schema-of";
        var program = Fingerprint(session.Build.GetType());
        if (seen.FileExists() && seen.ReadAllText() == program) return;

        try
        {
            var schema = BuildSchema.Of(session.Build, session.Graph, session.Parameters.Catalog);
            if (file.ReadAllText() != schema) file.WriteAllText(schema);
            seen.WriteAllText(program);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FailureException($"{Name} cannot be written: {error.Message}", error)
            {
                NextSteps = [$"Make {file} writable, or delete it: it only serves editors."],
            };
        }
    }

    /// <summary>Changes whenever an assembly is compiled anew that parameters or targets come from.</summary>
    private static string Fingerprint(Type build)
    {
        var modules = new SortedSet<string>(StringComparer.Ordinal);
        for (var type = build; type is not null; type = type.BaseType) modules.Add($"{type.Module.ModuleVersionId}");
        foreach (var component in build.GetInterfaces()) modules.Add($"{component.Module.ModuleVersionId}");
        return string.Join('\n', modules);
    }
}

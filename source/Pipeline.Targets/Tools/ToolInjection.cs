using System.Reflection;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Gives the members of type <see cref="Tool"/> their programs.</summary>
internal static class ToolInjection
{
    private const BindingFlags Declared = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static void Inject(PipelineBuild build)
    {
        for (var type = build.GetType(); type is not null && type != typeof(PipelineBuild); type = type.BaseType)
        {
            // The field behind a property without setter is one of these too.
            foreach (var field in type.GetFields(Declared))
                if (field.FieldType == typeof(Tool) && ProgramOf(Marked(type, field)) is { } program) Set(build, field, program);
        }
    }

    /// <summary>The problem of a tool that a target requires and that is not there.</summary>
    public static Problem? Missing(MemberInfo member)
    {
        if (ProgramOf(member) is not { } program || IsThere(program)) return null;
        return Path.IsPathRooted(program)
            ? new Problem($"there is no program {program}", "Restore it, or correct [LocalPath].")
            : new Problem($"the program {program} is not on PATH", $"Install {program}, or add its folder to PATH.");
    }

    private static void Set(PipelineBuild build, FieldInfo field, string program)
    {
        if (Marked(field.DeclaringType!, field).IsDefined(typeof(OptionalAttribute), inherit: false) && !IsThere(program)) return;
        field.SetValue(build, ToolRunner.ToolFor(program));
    }

    /// <summary>The member that bears the attributes: the field, or the property that it is behind.</summary>
    private static MemberInfo Marked(Type type, FieldInfo field)
    {
        var end = field.Name.IndexOf(">k__BackingField", StringComparison.Ordinal);
        return end < 0 ? field : (MemberInfo?)type.GetProperty(field.Name[1..end], Declared) ?? field;
    }

    private static string? ProgramOf(MemberInfo member)
    {
        if (member.GetCustomAttribute<PathVariableAttribute>() is { } onPath) return onPath.Name ?? member.Name.ToLowerInvariant();
        return member.GetCustomAttribute<LocalPathAttribute>() is { } local ? PipelineBuild.RootDirectory / local.Path : null;
    }

    private static bool IsThere(string program) => Path.IsPathRooted(program) ? File.Exists(program) : ProgramPath.Has(program);
}

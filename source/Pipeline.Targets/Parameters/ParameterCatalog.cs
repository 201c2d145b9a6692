using System.Reflection;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>The parameters of a build class and of its components, found by reflection.</summary>
internal sealed class ParameterCatalog
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private readonly Dictionary<string, ParameterDefinition> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<MemberInfo, ParameterDefinition> byMember = [];

    private ParameterCatalog() { }

    /// <summary>Sorted by name.</summary>
    public IReadOnlyList<ParameterDefinition> All =>
        [.. byName.Values.OrderBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>All options of the command line: the built-in ones and the parameters.</summary>
    public IEnumerable<Option> Options => BuiltIns.All.Concat(All.Select(parameter => parameter.ToOption()));

    /// <summary>One of them takes a path that stands alone on the command line.</summary>
    public bool TakesPath => byName.Values.Any(parameter => parameter.TakesPath);

    /// <exception cref="FailureException">Two parameters have the same name, or one has the name of a built-in option.</exception>
    public static ParameterCatalog Of(Type build)
    {
        var catalog = new ParameterCatalog();
        for (var type = build; type is not null && type != typeof(PipelineBuild); type = type.BaseType) catalog.AddDeclared(type);
        foreach (var component in build.GetInterfaces()) catalog.AddDeclared(component);
        return catalog;
    }

    public ParameterDefinition? Find(string name) => byName.GetValueOrDefault(Names.Normalize(name));

    public ParameterDefinition? Find(MemberInfo member) => byMember.GetValueOrDefault(member);

    private void AddDeclared(Type type)
    {
        foreach (var member in type.GetMembers(Declared))
        {
            if (member is not (FieldInfo or PropertyInfo) || !member.IsDefined(typeof(ParameterAttribute), inherit: false)) continue;
            Add(new ParameterDefinition(member, member.GetCustomAttribute<ParameterAttribute>()!));
        }
    }

    private void Add(ParameterDefinition parameter)
    {
        var name = Names.Normalize(parameter.Name);
        Check(parameter, name);
        byMember.Add(parameter.Member, parameter);
        if (!byName.TryGetValue(name, out var first))
        {
            CheckOnlyPath(parameter);
            byName.Add(name, parameter);
            return;
        }

        // A class that declares the parameter of its component again: one parameter, which both read.
        if (first.Type == parameter.Type) return;
        throw new FailureException($"{Where(first)} and {Where(parameter)} are both {parameter.Dashed}, but of different types.")
        {
            NextSteps = ["Rename one, by [Parameter(Name = \"…\")] or by [ParameterPrefix(\"…\")] on its component."],
        };
    }

    private void CheckOnlyPath(ParameterDefinition parameter)
    {
        if (!parameter.TakesPath || byName.Values.FirstOrDefault(other => other.TakesPath) is not { } taker) return;

        throw new FailureException($"{Where(taker)} and {Where(parameter)} both take a path that stands alone on the command line.")
        {
            NextSteps = [$"Remove {nameof(ParameterAttribute.TakesPath)} from one of them; it is then given by its option only."],
        };
    }

    private static void Check(ParameterDefinition parameter, string name)
    {
        if (BuiltIns.Find(name) is { } builtIn)
        {
            throw new FailureException($"{Where(parameter)} is a parameter with the name of the built-in option {builtIn.Dashed}.")
            {
                NextSteps = ["Give it another name: [Parameter(Name = \"…\")]."],
            };
        }

        if (parameter.Member is FieldInfo { IsStatic: true } or PropertyInfo { GetMethod.IsStatic: true })
            throw new FailureException($"{Where(parameter)} is a static parameter.")
            {
                NextSteps = ["Make it an instance member: a build has one instance."],
            };
    }

    private static string Where(ParameterDefinition parameter) => $"{parameter.Member.DeclaringType!.Name}.{parameter.Member.Name}";
}

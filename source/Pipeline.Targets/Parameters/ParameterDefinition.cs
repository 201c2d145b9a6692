using System.Reflection;
using System.Runtime.CompilerServices;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>A parameter that the build or one of its components declares.</summary>
internal sealed class ParameterDefinition
{
    private readonly ParameterAttribute attribute;
    private readonly FieldInfo? injected;

    public ParameterDefinition(MemberInfo member, ParameterAttribute attribute)
    {
        this.attribute = attribute;
        Member = member;
        Name = member.DeclaringType!.GetCustomAttribute<ParameterPrefixAttribute>()?.Prefix + (attribute.Name ?? member.Name);
        Type = member is FieldInfo own ? own.FieldType : ((PropertyInfo)member).PropertyType;
        IsSecret = Type == typeof(Secret) || member.IsDefined(typeof(SecretAttribute), inherit: true);
        IsRequired = member.IsDefined(typeof(RequiredAttribute), inherit: true);
        injected = member as FieldInfo ?? BackingField((PropertyInfo)member);
    }

    /// <summary>As in code, with its prefix: <c>ApiKey</c>.</summary>
    public string Name { get; }

    public MemberInfo Member { get; }

    public Type Type { get; }

    /// <summary>What it is for, in sentences; how to give it when it is a secret. Empty when there is nothing to say.</summary>
    public string Description
    {
        get
        {
            var purpose = string.IsNullOrEmpty(attribute.Description) ? "" : attribute.Description.TrimEnd('.') + ".";
            return IsSecret ? $"{purpose} Secret: set the variable {Variable}.".TrimStart() : purpose;
        }
    }

    public string? Separator => attribute.Separator;

    public bool IsListed => attribute.List;

    /// <summary>A path alone on the command line is its value.</summary>
    public bool TakesPath => attribute.TakesPath;

    public bool IsSecret { get; }

    /// <summary>Every run needs it.</summary>
    public bool IsRequired { get; }

    /// <summary>The engine writes the value into the member; other members compute it, by <c>TryGetValue</c>.</summary>
    public bool IsInjected => injected is not null || Member is PropertyInfo { CanWrite: true };

    /// <summary>As typed: <c>--api-key</c>.</summary>
    public string Dashed => $"--{Names.Dashed(Name)}";

    /// <summary>The environment variable, as it is usually written: <c>API_KEY</c>.</summary>
    public string Variable => IsPrefixed ? $"PIPELINE_{Names.Variable(Name)}" : Names.Variable(Name);

    /// <summary>Its bare name, as a variable, is somebody else's.</summary>
    public bool IsPrefixed => attribute.OnlyPrefixed;

    /// <summary>The values that help, completion and schema suggest; empty when any will do.</summary>
    public IReadOnlyList<string> SuggestedValues(object? build) => attribute.ValueProviderMember is null
        ? ValueTypes.Names(Type)
        : ValueProvider.Read(attribute.ValueProviderType, attribute.ValueProviderMember, build);

    public Option ToOption() => new(Name, Arity(), Description, ValueTypes.Hint(Type)) { IsListed = IsListed, TakesPath = TakesPath };

    public object? Read(object build) => Member is FieldInfo own ? own.GetValue(build) : ((PropertyInfo)Member).GetValue(build);

    public void Inject(object build, object value)
    {
        if (injected is not null) injected.SetValue(build, value);
        else ((PropertyInfo)Member).SetValue(build, value);
    }

    private OptionArity Arity()
    {
        if (ValueTypes.IsSwitch(Type)) return OptionArity.Switch;
        return ValueTypes.ItemOrNull(Type) is null ? OptionArity.Value : OptionArity.List;
    }

    // Get-only properties are injected too, as NUKE does.
    private static FieldInfo? BackingField(PropertyInfo property)
    {
        if (property.DeclaringType!.IsInterface) return null;
        var backing = property.DeclaringType.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic);
        return backing?.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) == true ? backing : null;
    }
}

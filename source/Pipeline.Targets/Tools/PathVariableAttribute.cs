namespace Pipeline.Targets;

/// <summary>
/// The member of type <see cref="Tool"/> runs a program that is found on PATH. It is looked for when it is used;
/// <c>Requires(() => Docker)</c> looks before anything runs. With <see cref="OptionalAttribute"/> the member is
/// <see langword="null"/> when there is no such program.
/// </summary>
/// <param name="name">The program; the member's name in lower case by default.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class PathVariableAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;
}

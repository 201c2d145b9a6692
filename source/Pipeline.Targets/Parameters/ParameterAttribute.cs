namespace Pipeline.Targets;

/// <summary>
/// The member is a parameter of the build: <c>--api-key value</c>, the variable <c>API_KEY</c>, <c>ApiKey</c> in
/// <c>.nuke/parameters.json</c>, else what the field is initialized with. In a component write a property:
/// <c>string ApiKey => TryGetValue(() => ApiKey);</c>
/// </summary>
/// <param name="description">For the help; a full sentence.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class ParameterAttribute(string? description = null) : Attribute
{
    public string? Description { get; } = description;

    /// <summary>The name on the command line when it is not the member's.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// A word of the command line with a slash in it, or <c>.</c>, is its value, without the option before it:
    /// <c>./build.sh Init ../shop</c>. One parameter of a build can have this.
    /// </summary>
    public bool TakesPath { get; set; }

    /// <summary>
    /// Only a variable with the prefix gives it, <c>PIPELINE_LINES</c>: for ready-made components, whose short names (<c>LINES</c>,
    /// <c>SERVICE</c>) mean something else to shells, CI servers and the services that are deployed.
    /// </summary>
    public bool OnlyPrefixed { get; set; }

    /// <summary>What separates the items of a list that is given as one word; white space by default.</summary>
    public string? Separator { get; set; }

    /// <summary>Shows the parameter in <c>--help</c>; on by default.</summary>
    public bool List { get; set; } = true;

    /// <summary>The type that has <see cref="ValueProviderMember"/>; the build by default.</summary>
    public Type? ValueProviderType { get; set; }

    /// <summary>
    /// A static member of type <c>IEnumerable&lt;string></c>, or one of the build: the values that help and completion suggest.
    /// </summary>
    public string? ValueProviderMember { get; set; }
}

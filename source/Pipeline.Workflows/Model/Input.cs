namespace Pipeline.Workflows;

/// <summary>A parameter that whoever starts a workflow gives.</summary>
/// <param name="Parameter">The member with <c>[Parameter]</c>: <c>nameof(ApiUrl)</c>; or one of the built-in ones below.</param>
public sealed record Input(string Parameter)
{
    /// <summary><c>--environment</c>: a choice of the build's environments. Present where it is needed without being named.</summary>
    public static Input Environment { get; } = new(nameof(Environment)) { IsRequired = true };

    /// <summary><c>--release</c>: the version to deploy or to go back to.</summary>
    public static Input Release { get; } = new(nameof(Release));

    public bool IsRequired { get; init; }

    /// <summary>As typed; <see langword="null"/> for none.</summary>
    public string? Default { get; init; }

    /// <summary>So that inputs read as a list of names.</summary>
    public static implicit operator Input(string parameter) => new(parameter);
}

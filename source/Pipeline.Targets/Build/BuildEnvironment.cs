namespace Pipeline.Targets;

/// <summary>An environment that targets can work on, as far as the graph knows it.</summary>
/// <param name="Name">Lower case words joined by dashes: <c>staging</c>.</param>
/// <param name="IsProtected">Changing it asks for its name on a terminal unless <c>--yes</c>.</param>
public sealed record BuildEnvironment(string Name, bool IsProtected = false)
{
    /// <summary>The branch that is deployed there, as a workflow's condition; <see langword="null"/> when any may be.</summary>
    public string? Branch { get; init; }

    /// <summary>The URL where people reach it; shown beside a deployment. A text: every start of a build makes one, and few read it.</summary>
    public string? Url { get; init; }

    /// <summary>The environment whose deployment comes before; <see langword="null"/> when none has to.</summary>
    public string? PromotesFrom { get; init; }

    /// <summary>It runs on the machine that the build runs on, so a workflow needs that machine as its runner.</summary>
    public bool IsThisMachine { get; init; }
}

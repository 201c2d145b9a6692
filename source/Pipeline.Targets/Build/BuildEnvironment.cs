namespace Pipeline.Targets;

/// <summary>An environment that targets can work on, as far as the graph knows it.</summary>
/// <param name="Name">Lower case words joined by dashes: <c>staging</c>.</param>
/// <param name="IsProtected">Changing it asks for its name on a terminal unless <c>--yes</c>.</param>
public sealed record BuildEnvironment(string Name, bool IsProtected = false);

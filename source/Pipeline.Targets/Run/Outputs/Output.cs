namespace Pipeline.Targets;

/// <summary>
/// A typed result of a target, for the targets that depend on it: in this run through a value, in a later run or job through
/// <c>.nuke/temp/outputs/&lt;node&gt;.json</c>. Declared once, by the target's component.
/// </summary>
/// <typeparam name="T">Serialized as JSON.</typeparam>
/// <param name="Target">The name of the target that publishes it.</param>
/// <param name="Name">Its name: <c>release</c>.</param>
public sealed record Output<T>(string Target, string Name);

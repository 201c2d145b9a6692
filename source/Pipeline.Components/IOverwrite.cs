using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Targets that may replace what is in a database: <c>--overwrite</c>.</summary>
public interface IOverwrite : IDeliver
{
    [Parameter("The name of a database that is not empty, typed to confirm that all in it goes. A backup of it is taken first.", OnlyPrefixed = true)]
    string? Overwrite => TryGetValue(() => Overwrite);
}

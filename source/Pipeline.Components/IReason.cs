using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Targets that tell colleagues why: <c>--reason</c>.</summary>
public interface IReason : IDeliver
{
    [Parameter("Why an environment is locked, or in maintenance, for colleagues.", OnlyPrefixed = true)]
    string? Reason => TryGetValue(() => Reason);
}

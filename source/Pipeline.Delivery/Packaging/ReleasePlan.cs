using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>How a release is going to be made or pushed.</summary>
/// <param name="Plan">What is going to be done.</param>
/// <param name="Release">The release, known once that is done.</param>
public sealed record ReleasePlan(Plan Plan, Value<Release> Release)
{
    /// <summary>What a person should know before, one line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

using System.Text.RegularExpressions;

namespace Pipeline.Workflows.Tests;

/// <summary>An action is named by the commit that was reviewed, with its version for the reader: a tag can be moved.</summary>
internal sealed partial class PinnedActions : Policy
{
    public override IReadOnlyList<Change> Bad =>
    [
        new("actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5", "actions/cache@v5"),
        new("actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5", "actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae"),
    ];

    public override IEnumerable<Finding> Check(ParsedWorkflow file) =>
        from job in file.Jobs
        from place in job.Steps.Append(job.Node)
        let uses = place.At("uses")
        where uses is not null && !place.TextAt("uses")!.StartsWith("./", StringComparison.Ordinal) && !Pin().IsMatch(file.LineOf(uses))
        select new Finding(uses, $"{uses} is not pinned to a commit with its version as comment");

    [GeneratedRegex("@[0-9a-f]{40} # v[0-9]+\\.[0-9]+\\.[0-9]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pin();
}

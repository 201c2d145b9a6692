namespace Pipeline.Workflows.Tests;

/// <summary>A job reads the repository; it writes packages and proofs of origin, and nothing else.</summary>
internal sealed class LeastPermissions : Policy
{
    private static readonly string[] Writable = ["attestations", "id-token", "packages"];

    public override IReadOnlyList<Change> Bad =>
    [
        new("    permissions:\n      contents: read\n", "    permissions: write-all\n"),
        new("    permissions:\n      contents: read\n", "    permissions: read-all\n"),
        new("      contents: read\n    strategy:", "      contents: write\n    strategy:"),
        new("      contents: read\n    strategy:", "      contents: read\n      actions: write\n    strategy:"),
    ];

    public override IEnumerable<Finding> Check(ParsedWorkflow file)
    {
        foreach (var permissions in file.Jobs.Select(job => job.Node.At("permissions")).OfType<ParsedNode>())
        {
            if (permissions is ParsedText all) yield return new(all, $"{all} is more than a job needs");
            foreach (var (scope, access) in permissions.Entries().Where(grant => grant.Value.ToString() == "write" && !Writable.Contains(grant.Key)))
                yield return new(access, $"{scope}: {access} is more than a job needs");
        }
    }
}

using System.Text.RegularExpressions;

namespace Pipeline.Workflows.Tests;

/// <summary>A secret is named where it is used: nothing gets all of them.</summary>
internal sealed partial class NamedSecretsOnly : Policy
{
    public override IReadOnlyList<Change> Bad =>
    [
        new("${{ secrets.SHOP_TOKEN }}", "${{ toJSON(secrets) }}"),
        new("${{ secrets.SHOP_TOKEN }}", "${{ secrets[inputs.note] }}"),
        new("  staging:\n", "  called:\n    uses: ./.github/workflows/other.yml\n    permissions: {}\n    secrets: inherit\n  staging:\n"),
    ];

    public override IEnumerable<Finding> Check(ParsedWorkflow file)
    {
        foreach (var text in file.Root.Scalars().Where(text => text.Value!.Contains("${{", StringComparison.Ordinal) && Unnamed().IsMatch(text.Value)))
            yield return new(text, $"{text} can be any secret");
        foreach (var job in file.Jobs.Where(job => job.Node.TextAt("secrets") == "inherit"))
            yield return new(job.Node, $"{job.Id} passes on all secrets");
    }

    [GeneratedRegex("\\bsecrets\\b(?!\\.[A-Za-z_])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unnamed();
}

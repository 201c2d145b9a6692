namespace Pipeline.Workflows.Tests;

/// <summary>A secret is in the environment of the one step that needs it, and nowhere else.</summary>
internal sealed class SecretsInStepsOnly : Policy
{
    public override IReadOnlyList<Change> Bad =>
    [
        new("permissions: {}\n", "permissions: {}\n\nenv:\n  SHOP_TOKEN: ${{ secrets.SHOP_TOKEN }}\n"),
        new("    timeout-minutes: 60\n", "    timeout-minutes: 60\n    env:\n      SHOP_TOKEN: ${{ secrets.SHOP_TOKEN }}\n"),
        new("          merge-multiple: true\n", "          merge-multiple: true\n          github-token: ${{ secrets.SHOP_TOKEN }}\n"),
    ];

    public override IEnumerable<Finding> Check(ParsedWorkflow file)
    {
        var allowed = file.Jobs.SelectMany(job => job.Steps).SelectMany(step => step.At("env").Scalars()).ToHashSet(ReferenceEqualityComparer.Instance);
        return
            from text in file.Root.Scalars().Where(HasSecret)
            where !allowed.Contains(text)
            select new Finding(text, $"{text} is not in the environment of a step");
    }

    public static bool HasSecret(ParsedText text) => text.Value!.Contains("secrets.", StringComparison.Ordinal);
}

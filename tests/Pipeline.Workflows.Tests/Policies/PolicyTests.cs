namespace Pipeline.Workflows.Tests;

public sealed class PolicyTests
{
    public static TheoryData<string> PolicyNames => [.. Policies.All.Select(policy => policy.ToString())];

    [Fact]
    public void A_good_workflow_keeps_to_all_of_them() => Policies.FindingsIn(GoodWorkflow.File).Should().BeEmpty();

    [Theory]
    [MemberData(nameof(PolicyNames))]
    public void Each_policy_catches_its_bad_examples_and_no_other_policy_does(string name)
    {
        var policy = Policies.All.Single(policy => policy.ToString() == name);

        policy.Bad.Should().NotBeEmpty();
        foreach (var change in policy.Bad)
            BrokenIn(GoodWorkflow.With(change)).Should().Equal([name], "the good workflow was changed by {0}", change);
    }

    private static IEnumerable<string> BrokenIn(ParsedWorkflow file) =>
        Policies.All.Where(policy => policy.Check(file).Any()).Select(policy => policy.ToString());
}

using System.Text.Json;

namespace Pipeline.Plans.Tests;

public sealed class PlanJsonTests
{
    [Fact]
    public void Every_node_has_its_id_and_kind()
    {
        Golden.Matches(PlanJson.Text("DeployStaging", Plans.Deployment(), new Values()) + "\n", extension: "json");
    }

    [Fact]
    public void What_is_known_is_told()
    {
        using var document = JsonDocument.Parse(PlanJson.Text("x", Plans.Deployment(), Plans.Known()));

        var steps = document.RootElement.GetProperty("steps");
        steps[1].GetProperty("holds").GetBoolean().Should().BeTrue();
        steps[4].GetProperty("verdict").GetString().Should().Be("pass");
    }

    [Fact]
    public void Its_ids_are_those_of_the_tree()
    {
        using var document = JsonDocument.Parse(PlanJson.Text("x", Plans.Deployment(), new Values()));

        Leaves(document.RootElement).Should().Equal(PlanTree.Nodes(Plans.Deployment(), "x").Select(node => node.Id));
    }

    private static IEnumerable<string> Leaves(JsonElement node) => node.GetProperty("kind").GetString() is "effect" or "nothing"
        ? [node.GetProperty("id").GetString()!]
        : node.EnumerateObject().SelectMany(property => property.Value.ValueKind switch
        {
            JsonValueKind.Object => Leaves(property.Value),
            JsonValueKind.Array => property.Value.EnumerateArray().SelectMany(Leaves),
            _ => [],
        });
}

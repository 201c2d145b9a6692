using System.Text.Json;

namespace Pipeline.Plans;

/// <summary>Writes the nodes of a plan for <see cref="PlanJson"/>.</summary>
internal sealed class PlanJsonWriter(Utf8JsonWriter json, Values values)
{
    public void Node(string id, string? name, Plan plan)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        if (name is not null) json.WriteString("name", name);
        json.WriteString("kind", plan is Effect ? "effect" : plan.GetType().Name.ToLowerInvariant());
        Content(id, plan);
        json.WriteEndObject();
    }

    private void Content(string id, Plan plan)
    {
        switch (plan)
        {
            case Effect effect:
                Effect(effect);
                break;
            case Nothing nothing:
                json.WriteString("reason", nothing.Reason);
                break;
            case Sequence sequence:
                List("steps", id, sequence.Steps);
                break;
            case Parallel parallel:
                List("steps", id, parallel.Steps);
                break;
            case When node:
                When(id, node);
                break;
            case Choose choose:
                json.WriteString("verdict", values.TryGet(choose.Verdict, out var verdict) ? verdict : null);
                List("cases", id, choose.Cases);
                break;
            case Guard guard:
                Part("body", id, name: null, guard.Body);
                if (guard.OnFailure is not null) Part("onFailure", id, guard.OnFailureName, guard.OnFailure);
                if (guard.Always is not null) Part("always", id, guard.AlwaysName, guard.Always);
                break;
        }
    }

    private void Effect(Effect effect)
    {
        var type = effect.GetType().Name;
        json.WriteString("effect", type.Split('`')[0]);
        json.WriteString("description", effect.Describe(values));
        if (effect.Deadline is { } deadline) json.WriteNumber("deadlineSeconds", deadline.TotalSeconds);
        if (effect.Retry is { } retry) json.WriteNumber("attempts", retry.Attempts);
    }

    private void When(string id, When node)
    {
        json.WriteString("meaning", node.Meaning);
        if (values.TryGet(node.Condition, out var holds)) json.WriteBoolean("holds", holds);
        else json.WriteNull("holds");
        Part("then", id, NodeId.Then, node.Then);
        Part("else", id, NodeId.Else, node.Otherwise);
    }

    private void List(string property, string id, Steps steps)
    {
        json.WriteStartArray(property);
        foreach (var step in steps) Node(NodeId.Below(id, step.Name), step.Name, step.Plan);
        json.WriteEndArray();
    }

    private void Part(string property, string id, string? name, Plan part)
    {
        json.WritePropertyName(property);
        Node(name is null ? id : NodeId.Below(id, name), name, part);
    }
}

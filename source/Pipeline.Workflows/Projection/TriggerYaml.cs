namespace Pipeline.Workflows;

/// <summary>Writes the triggers of a workflow down.</summary>
internal static class TriggerYaml
{
    public static YamlMap Of(Projected projected)
    {
        var on = new YamlMap();
        foreach (var trigger in projected.Workflow.On.Where(trigger => trigger is not MergeGroupTrigger)) Add(on, trigger, projected.Inputs);
        if (projected.Workflow.On.Any(trigger => trigger is PullRequestTrigger or MergeGroupTrigger)) on.Entries["merge_group"] = new YamlMap();
        return on;
    }

    private static void Add(YamlMap on, Trigger trigger, IReadOnlyList<ProjectedInput> inputs)
    {
        switch (trigger)
        {
            case PushTrigger push: on.Entries["push"] = Filter(push, push.Tags, push.TagsIgnore); break;
            case PullRequestTrigger pull: on.Entries["pull_request"] = Filter(pull, [], []); break;
            case ScheduleTrigger schedule:
                on.Entries["schedule"] = new YamlList([.. schedule.Crons.Select(cron => new YamlMap { Entries = { ["cron"] = cron } })]);
                break;
            case ManualTrigger: on.Entries["workflow_dispatch"] = Inputs(inputs, forPerson: true); break;
            case CallTrigger: on.Entries["workflow_call"] = Inputs(inputs, forPerson: false); break;
            case ReleasedTrigger: on.Entries["release"] = new YamlMap { Entries = { ["types"] = new YamlRow(["published"]) } }; break;
            default: break;
        }
    }

    private static YamlMap Filter(FilteredTrigger filter, IReadOnlyList<string> tags, IReadOnlyList<string> tagsIgnore) => new()
    {
        Entries =
        {
            ["branches"] = Row(filter.Branches),
            ["branches-ignore"] = Row(filter.BranchesIgnore),
            ["tags"] = Row(tags),
            ["tags-ignore"] = Row(tagsIgnore),
            ["paths"] = Row(filter.Paths),
            ["paths-ignore"] = Row(filter.PathsIgnore),
        },
    };

    private static YamlRow? Row(IReadOnlyList<string> items) => items.Count > 0 ? new YamlRow(items) : null;

    private static YamlMap Inputs(IReadOnlyList<ProjectedInput> inputs, bool forPerson)
    {
        if (inputs.Count == 0) return new YamlMap();
        var map = new YamlMap();
        foreach (var input in inputs) map.Entries[input.Id] = Of(input, forPerson);
        return new YamlMap { Entries = { ["inputs"] = map } };
    }

    /// <summary>A call knows no choices: it takes their text.</summary>
    private static YamlMap Of(ProjectedInput input, bool forPerson) => new()
    {
        Entries =
        {
            ["description"] = input.Description.Length > 0 ? input.Description : null,
            ["type"] = input.Type == "choice" && !forPerson ? "string" : input.Type,
            ["required"] = input.IsRequired ? true : null,
            ["default"] = input.Default is { } text ? input.Type is "boolean" or "number" ? new YamlPlain(text) : text : null,
            ["options"] = input.Type == "choice" && forPerson ? new YamlRow(input.Choices) : null,
        },
    };
}

using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Workflows;

/// <content>The pins of actions.</content>
public partial interface IWorkflows
{
    [Parameter("UpdateActions goes on to new major versions, whose inputs may differ.")]
    bool NewMajors => TryGetValue<bool?>(() => NewMajors) ?? false;

    Target UpdateActions => _ => _
        .Description("Pins actions to the newest releases of their major version, in .nuke/actions.json; GenerateWorkflows takes them from there")
        .Plans(async context =>
        {
            string root = PipelineBuild.RootDirectory;
            var server = context.Parameter("GITHUB_SERVER_URL") ?? "https://github.com";
            var pins = ActionPins.Of(root).All;
            var newest = await context.AskAsync(ActionReleases.Newest(server, pins, NewMajors), pins, "that the pins are the newest");
            var changed = newest.Where(pin => pin.Value != pins[pin.Key]).ToList();
            foreach (var (action, pin) in changed) context.Note(ActionReleases.Change(action, pins[action], pin));
            return changed.TrueForAll(pin => ActionReleases.HasMoved(pins[pin.Key], pin.Value))
                ? Plan.Nothing("no action has a newer release")
                : new WriteFile(Path.Combine(root, ActionPins.OwnTable), ActionReleases.Table(pins, newest));
        });
}

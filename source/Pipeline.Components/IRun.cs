using Pipeline.Delivery;
using Pipeline.Plans;
using Pipeline.Targets;

namespace Pipeline.Components;

/// <summary>Runs a command in a service, once.</summary>
public interface IRun : IChooseService
{
    [Parameter("What Run runs, in quotes: --command 'npm run seed -- --small'. Words are split at blanks; no shell reads it.", Name = "Command", OnlyPrefixed = true)]
    string? OneOffCommand => TryGetValue(() => OneOffCommand);

    Target Run => _ => _
        .Description("Runs --command once in --service: of the release that serves, with its variables and secrets")
        .PerEnvironment()
        .SecretsOfServices(Application)
        .Requires(() => OneOffCommand)
        .Holds(context => DeliveryContext.Of(this, context).Lease)
        .Checks(_ => Task.FromResult<IEnumerable<Problem>>(Chosen is null
            ? [new Problem("--service is missing", $"Use one of: {string.Join(", ", Application.Services.Select(service => service.Name))}.")]
            : []))
        .Plans(async context =>
        {
            var delivery = DeliveryContext.Of(this, context);
            var state = await context.AskAsync(delivery.Host.State, HostState.Empty, "that nothing runs there");
            var history = await context.AskAsync(delivery.Host.Releases.History, [], "that nothing was deployed yet");
            var record = history.LastOrDefault(record => record.Release.Version == state.Live?.Version) ?? throw new FailureException(
                $"{context.Environment} serves no release that is on record: there is nothing to run a command of.")
            {
                NextSteps = [$"./build.sh Status --environment {context.Environment}"],
            };
            var words = CommandWords.Split(OneOffCommand!).ToList();
            var command = delivery.Host.Command(Chosen!, PlannedRelease.Of(record.Release), words, delivery.Variables());
            return delivery.Audit(nameof(Run), $"{Chosen!.Name}: {OneOffCommand}").Around(new RunCommand(command));
        });
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// One message in a Slack channel for each deployment, which is updated in place when the deployment has ended. It needs a bot token with
/// the scope <c>chat:write</c> (<see href="https://docs.slack.dev/reference/methods/chat.postMessage">chat.postMessage</see>,
/// <see href="https://docs.slack.dev/reference/methods/chat.update">chat.update</see>), and the bot invited to the channel.
/// </summary>
/// <param name="Channel">The name with its sign, <c>#deployments</c>, or the id.</param>
public sealed record SlackNotifier(string Channel) : Notifier
{
    public override string Name => "slack";

    /// <summary>The name of the secret with the bot token.</summary>
    public override string SecretName { get; } = "SLACK_BOT_TOKEN";

    /// <summary>Where alerts of the monitor go; the channel of the deployments by default.</summary>
    public string? AlertChannel { get; init; }

    /// <summary>The address of the Web API, with the slash at its end.</summary>
    public Uri Api { get; init; } = new("https://slack.com/api/");

    public override Telling Tell(Announcement announcement, Secret secret)
    {
        var receipt = Value.Promise<SlackReceipt>("message", "announce");
        return new Telling(
            Message(Channel, secret, SlackText.Begins(announcement), receipt),
            Message(Channel, secret, SlackText.Succeeded(announcement), receipt) with { Updates = true },
            Message(Channel, secret, announcement.Reason.Map(reason => SlackText.Failed(announcement, reason)), receipt) with { Updates = true });
    }

    public override Effect Alert(Alarm alarm, Secret secret) =>
        Message(AlertChannel ?? Channel, secret, SlackText.Alert(alarm), Value.Promise<SlackReceipt>("message", "alert"));

    private SlackMessage Message(string channel, Secret token, Value<string> text, Promise<SlackReceipt> receipt) =>
        new(Api, token, channel, text, receipt) { Retry = SlackMessage.Patiently };
}

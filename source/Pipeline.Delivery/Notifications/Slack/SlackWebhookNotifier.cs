using System.Net;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// A message through an <see href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks">incoming webhook</see> of Slack
/// when a deployment has ended. A webhook cannot change what it has posted, so nothing is said before; use <see cref="SlackNotifier"/> for that.
/// </summary>
public sealed record SlackWebhookNotifier : Notifier
{
    /// <summary>What is shown of the address: the address as a whole is the secret.</summary>
    private const string Shown = "https://hooks.slack.com/services/…";

    public override string Name => "slack";

    /// <summary>The name of the secret with the webhook's address.</summary>
    public override string SecretName { get; } = "SLACK_WEBHOOK_URL";

    public override Telling Tell(Announcement announcement, Secret secret) => new(
        null,
        Post(secret, SlackText.Succeeded(announcement)),
        Post(secret, announcement.Reason.Map(reason => SlackText.Failed(announcement, reason))));

    public override Effect Alert(Alarm alarm, Secret secret) => Post(secret, SlackText.Alert(alarm));

    private static HttpCall Post(Secret address, Value<string> text) => new("POST", Shown)
    {
        SecretUrl = address,
        Body = JsonBody.Object(("text", text)),
        Final = [HttpStatusCode.BadRequest, HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Gone],
        Retry = SlackMessage.Patiently,
    };
}

namespace Pipeline.Delivery;

/// <summary>What Slack says of a message that it took: an update has to name both.</summary>
/// <param name="Channel">The id of the channel: <c>C123ABC456</c>. An update does not take a name.</param>
/// <param name="Time">The message's own name, <c>ts</c>: <c>1503435956.000247</c>.</param>
internal sealed record SlackReceipt(string Channel, string Time);

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Posts a message, or updates the one that was posted before; when that one did not get through it is posted now.</summary>
/// <param name="Api">The Web API.</param>
/// <param name="Token">The bot's.</param>
/// <param name="Channel">Where a new message goes.</param>
/// <param name="Text">In Slack's markup.</param>
/// <param name="Receipt">Of the message: kept by posting, used by updating.</param>
internal sealed record SlackMessage(Uri Api, Secret Token, string Channel, Value<string> Text, Promise<SlackReceipt> Receipt) : Effect
{
    /// <summary>Slack's limit is one message a second for a channel; it answers 429 with the seconds to wait.</summary>
    public static readonly Retry Patiently = new(4, TimeSpan.FromMilliseconds(500));

    /// <summary>Changes the message that has the receipt.</summary>
    public bool Updates { get; init; }

    public override string Describe(Values values) => (Updates ? Update() : Post()).Describe(values);

    public override async Task ApplyAsync(ApplyContext context)
    {
        var isThere = context.Values.TryGet(Receipt, out _);
        var answer = Value.Promise<string>("answer", "slack");
        await ((Updates && isThere ? Update() : Post()) with { Answer = answer }).ApplyAsync(context);
        if (!isThere) context.Values.Keep(Receipt, SlackAnswer.Receipt(context.Read(answer)));
    }

    private HttpCall Post() => Call("chat.postMessage", ("channel", Channel), ("text", Text), ("unfurl_links", false));

    private HttpCall Update() => Call(
        "chat.update",
        ("channel", Receipt.Map(receipt => receipt.Channel).Named("channel")),
        ("ts", Receipt.Map(receipt => receipt.Time).Named("ts")),
        ("text", Text));

    private HttpCall Call(string method, params (string, JsonBody)[] members) => new("POST", new Uri(Api, method).AbsoluteUri)
    {
        Bearer = Token,
        Body = JsonBody.Object(members),
        FindRefusal = SlackAnswer.Refusal,
    };
}

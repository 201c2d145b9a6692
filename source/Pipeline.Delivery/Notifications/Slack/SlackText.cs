namespace Pipeline.Delivery;

/// <summary>What Slack shows, in its markup (<see href="https://docs.slack.dev/messaging/formatting-message-text">mrkdwn</see>).</summary>
internal static class SlackText
{
    /// <summary>Slack cuts at 40,000 characters; a person reads fewer.</summary>
    private const int LongestReason = 1500;

    public static string Begins(Announcement it) => $":hourglass_flowing_sand: {Head(it)} {By(it)}{After(it)}";

    public static string Succeeded(Announcement it) => $":white_check_mark: {Head(it)} {By(it)}{After(it)}\n{Link(it.Url)}";

    public static string Failed(Announcement it, string reason) => $":x: {Head(it)} {By(it)} failed\n>{Cut(Escape(reason)).ReplaceLineEndings("\n>")}";

    public static string Alert(Alarm alarm)
    {
        var where = $"*{Escape(alarm.Site.Application.Name)}* in *{Escape(alarm.Site.Environment.Name)}*";
        if (alarm.Findings.Count == 0) return $":white_check_mark: {where} is well again, after trouble since {alarm.Since:HH:mm} UTC\n{Link(alarm.Url)}";

        var lines = alarm.Findings.Select(finding => $">*{Escape(finding.Subject)}*: {Cut(Escape(finding.Text)).ReplaceLineEndings(" ")}{Fix(finding)}");
        return $":rotating_light: {where} since {alarm.Since:HH:mm} UTC\n{string.Join('\n', lines)}\n{Link(alarm.Url)}";
    }

    private static string Fix(Diagnosis finding) => finding.Fix is null ? "" : $" `{Escape(finding.Fix).Replace('`', '\'')}`";

    private static string Head(Announcement it) =>
        $"*{Escape(it.Site.Application.Name)}* `{Escape(it.Version)}` → *{Escape(it.Site.Environment.Name)}*{(it.Kind is DeploymentKind.Rollback ? " (rollback)" : "")}";

    private static string By(Announcement it) => $"by {Escape(it.Stamp.By)}";

    private static string After(Announcement it) => it.Before is null ? "" : $", after `{Escape(it.Before)}`";

    private static string Link(Uri url) => $"<{url.AbsoluteUri}>";

    private static string Cut(string text) => text.Length <= LongestReason ? text : $"{text[..LongestReason]}…";

    /// <summary>The three characters that begin something in Slack's markup.</summary>
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}

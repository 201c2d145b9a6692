using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Tells of trouble once, again when something else is wrong too, again every <see cref="Reminder"/>, and when it is over; fails while there
/// is trouble, so that a scheduled job is red.
/// </summary>
public static class MonitorPlan
{
    /// <summary>After which time the same trouble is told again.</summary>
    public static readonly TimeSpan Reminder = TimeSpan.FromHours(4);

    private const string Note = "monitor.json";

    /// <summary>What was told last. Unreadable, as when the host is not reached, means that it is told again.</summary>
    public static Query<MonitorMemory?> Memory(IEnvironmentHost host) =>
        new("what the monitor told last", async cancellation => Parse(await host.Notes.Read(Note).Ask(cancellation)));

    public static Plan Of(Site site, IEnvironmentHost host, IReadOnlyList<Diagnosis> findings, MonitorMemory? memory, DateTimeOffset now, IReadOnlyList<Recipient> recipients)
    {
        var bad = findings.Where(finding => finding.Severity == DiagnosisSeverity.Bad).ToList();
        if (bad.Count == 0)
        {
            return memory is null
                ? Plan.Nothing($"all is well with {site.Environment.Name}")
                : Plan.Sequence(
                    ("alert", Tell(new Alarm(site, host.Url, [], memory.Since), recipients)),
                    ("forget", Noted(host.Notes.Remove(Note))));
        }

        var subjects = bad.Select(finding => finding.Subject).Distinct(StringComparer.Ordinal).ToArray();
        var since = memory?.Since ?? now;
        var isToldAlready = memory is not null && subjects.All(subject => memory.Subjects.Contains(subject, StringComparer.Ordinal)) && now - memory.Told < Reminder;
        return Plan.Sequence(
            ("alert", isToldAlready ? Plan.Nothing($"told already at {memory!.Told:yyyy-MM-dd HH:mm} UTC") : Tell(new Alarm(site, host.Url, bad, since), recipients)),
            ("remember", isToldAlready ? Plan.Nothing("nothing new") : Noted(host.Notes.Write(Note, Text(new MonitorDocument(since, now, subjects))))),
            ("fail", new RequireHealth(site.Environment.Name, [.. findings])));
    }

    private static Plan Tell(Alarm alarm, IReadOnlyList<Recipient> recipients) => recipients.Count == 0
        ? Plan.Nothing("the application names no notifier")
        : Plan.Parallel(recipients.Select(recipient => recipient.Step((notifier, secret) => notifier.Alert(alarm, secret))));

    private static BestEffort Noted(Effect note) => new(note with { Deadline = Notifier.Patience }, "What was told is not remembered");

    private static string Text(MonitorDocument document) => JsonSerializer.Serialize(document, MonitorJson.Default.MonitorDocument);

    /// <summary>A torn note is no reason not to tell.</summary>
    private static MonitorMemory? Parse(string? text)
    {
        try
        {
            return text is null || JsonSerializer.Deserialize(text, MonitorJson.Default.MonitorDocument) is not { } kept
                ? null
                : new MonitorMemory(kept.Since, kept.Told, [.. kept.Subjects]);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

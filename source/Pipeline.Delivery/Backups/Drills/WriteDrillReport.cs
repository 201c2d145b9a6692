using System.Text;
using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Writes what a drill found, as Markdown and JSON.</summary>
/// <param name="Request">The drill.</param>
/// <param name="Found">What its effects keep.</param>
/// <param name="Failure">Why it failed; <see langword="null"/> when it came to its end.</param>
internal sealed record WriteDrillReport(DrillRequest Request, DrillFindings Found, Value<string>? Failure) : Effect
{
    public override string Describe(Values values) => $"write {Request.ReportFile}.md and {Request.ReportFile}.json";

    public override async Task ApplyAsync(ApplyContext context)
    {
        var report = Found.Report(Request, context, Failure is null ? null : context.Read(Failure));
        context.Values.Keep(Found.Written, report);
        await AtomicFile.WriteAsync($"{Request.ReportFile}.md", Encoding.UTF8.GetBytes(DrillText.Markdown(report)), cancellation: context.Cancellation);
        await AtomicFile.WriteAsync($"{Request.ReportFile}.json", JsonSerializer.SerializeToUtf8Bytes(report, DrillJson.Default.DrillReport), cancellation: context.Cancellation);
        context.Output.Line(DrillText.Line(report));
    }
}

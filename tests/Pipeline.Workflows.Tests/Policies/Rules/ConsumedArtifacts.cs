namespace Pipeline.Workflows.Tests;

/// <summary>What is uploaded, a later job takes, unless it is reports for people; what is taken, an earlier job has uploaded.</summary>
internal sealed class ConsumedArtifacts : Policy
{
    public override IReadOnlyList<Change> Bad =>
    [
        new("          pattern: test-*\n", "          pattern: tests-*\n"),
        new("          pattern: test-*\n", "          name: lint\n"),
        new("    needs: [lint, test]\n", "    needs: [lint]\n") { And = new(" && needs.test.result == 'success'", "") },
    ];

    public override IEnumerable<Finding> Check(ParsedWorkflow file)
    {
        var (uploads, downloads) = (Transfers(file, "actions/upload-artifact"), Transfers(file, "actions/download-artifact"));
        var fitting = (from upload in uploads from download in downloads where Fits(file, upload, download) select (upload, download)).ToList();

        foreach (var upload in uploads.Except(fitting.Select(pair => pair.upload)).Where(upload => !upload.Step.TextAt("with", "name")!.EndsWith("-reports", StringComparison.Ordinal)))
            yield return new(upload.Step, $"nobody takes the artifact of {upload.Job.Id}");
        foreach (var download in downloads.Except(fitting.Select(pair => pair.download)))
            yield return new(download.Step, $"{download.Job.Id} takes an artifact that no job before it uploads");
    }

    private static List<Transfer> Transfers(ParsedWorkflow file, string action) =>
        [.. file.Jobs.SelectMany(job => job.Uses(action).Select(step => new Transfer(job, step)))];

    private static bool Fits(ParsedWorkflow file, Transfer upload, Transfer download) =>
        Takes(download.Step, upload.Step.TextAt("with", "name")!) && file.Follows(download.Job, upload.Job);

    /// <summary>The name ends with an expression when each leg of a matrix has its own.</summary>
    private static bool Takes(ParsedNode download, string name) => download.TextAt("with", "pattern") is { } pattern
        ? name.Split("${{")[0] == pattern.TrimEnd('*')
        : name == download.TextAt("with", "name");

    private sealed record Transfer(ParsedJob Job, ParsedNode Step);
}

namespace Pipeline.Workflows.Tests;

/// <summary>What is uploaded, a later job takes; what is taken, an earlier job has uploaded.</summary>
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
        var uploads = file.Jobs.SelectMany(job => job.Uses("actions/upload-artifact").Select(step => (Job: job, Step: step, Name: step.TextAt("with", "name")!))).ToList();
        var downloads = file.Jobs.SelectMany(job => job.Uses("actions/download-artifact").Select(step => (Job: job, Step: step))).ToList();

        foreach (var (job, step, name) in uploads.Where(upload => !downloads.Exists(download => Takes(download.Step, upload.Name) && file.Follows(download.Job, upload.Job))))
            yield return new(step, $"nobody takes the artifact {name} of {job.Id}");
        foreach (var (job, step) in downloads.Where(download => !uploads.Exists(upload => Takes(download.Step, upload.Name) && file.Follows(download.Job, upload.Job))))
            yield return new(step, $"{job.Id} takes an artifact that no job before it uploads");
    }

    /// <summary>The name ends with an expression when each leg of a matrix has its own.</summary>
    private static bool Takes(ParsedNode download, string name) => download.TextAt("with", "pattern") is { } pattern
        ? name.Split("${{")[0] == pattern.TrimEnd('*')
        : name == download.TextAt("with", "name");
}

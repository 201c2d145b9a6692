namespace Pipeline.Workflows.Tests;

/// <summary>Only a shell that is named fails when a command before a pipe fails.</summary>
internal sealed class BashEverywhere : Policy
{
    public override IReadOnlyList<Change> Bad => [new("defaults:\n  run:\n    shell: bash\n", ""), new("run: exec ./build.sh Lint", "run: exec ./build.sh Lint\n        shell: sh")];

    public override IEnumerable<Finding> Check(ParsedWorkflow file)
    {
        if (file.Root.TextAt("defaults", "run", "shell") != "bash") yield return new(file.Root, "the default shell is not bash");
        foreach (var shell in file.Jobs.SelectMany(job => job.Steps).Select(step => step.At("shell")).Where(shell => shell is not (null) && shell.ToString() != "bash"))
            yield return new(shell!, $"{shell} ignores what fails before a pipe");
    }
}

namespace Pipeline.Workflows.Tests;

/// <summary>
/// A repository whose <c>build.sh</c> stands in for any build: it prints its arguments and leaves the files that targets leave. In one job,
/// if a test says so, it fails.
/// </summary>
internal sealed class StandIn : IDisposable
{
    private const string Build = """
        #!/usr/bin/env bash
        echo "ran $*"
        mkdir -p .nuke/temp/outputs
        targets=() environment=
        while [[ $# -gt 0 ]]; do
          case $1 in
            --environment) environment=@$2 && shift ;;
            --*) ;;
            *) targets+=("$1") ;;
          esac
          shift
        done
        for target in "${targets[@]}"; do touch ".nuke/temp/outputs/$target.json" ".nuke/temp/outputs/$target$environment.json"; done
        for file in $PRODUCED; do
          [[ $file == "$GITHUB_JOB":* ]] || continue
          mkdir -p "$(dirname "${file#*:}")" && touch "${file#*:}"
        done
        echo git-version=1.0.0 >> "$GITHUB_OUTPUT"
        [[ $GITHUB_JOB != "$FAILING_JOB" ]]

        """;

    /// <summary>Takes a password from its input, as a registry's sign-in does.</summary>
    private const string Docker = """
        #!/usr/bin/env bash
        echo "docker $*"
        [[ -n $(cat) ]]

        """;

    private readonly TemporaryFolder folder = new();
    private readonly GitRepository repository;
    private int runs;

    public StandIn()
    {
        MakeExecutable(folder.Write("bin/docker", Docker));
        MakeExecutable(folder.Write("repository/build.sh", Build));
        folder.Write("repository/.gitignore", ".nuke/\n");
        repository = new(Path.Combine(folder.Path, "repository"));
        repository.Init();
        repository.Commit("1.0.0", "v1.0.0");
    }

    /// <summary>A run of a generated file, as its first trigger starts it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="failingJob">The id of the job whose targets fail; none by default.</param>
    public WorkflowRequest Request(ParsedWorkflow file, string failingJob = "") => new()
    {
        Workflow = Repository.PathTo(file.Name),
        Repository = repository.Path,
        Folder = Path.Combine(folder.Path, $"run-{++runs}"),
        Event = new(file.Triggers.First(), "refs/heads/main"),
        Inputs = InputsOf(file),
        WithoutContainers = true,
        Runners = LabelsOf(file).ToDictionary(label => label, label => Path.Combine(folder.Path, $"run-{runs}", label), StringComparer.Ordinal),
        Machine = new Dictionary<string, string>(WorkflowRequest.Plain, StringComparer.Ordinal)
        {
            ["PATH"] = $"{Path.Combine(folder.Path, "bin")}:{WorkflowRequest.Plain["PATH"]}",
            ["FAILING_JOB"] = failingJob,
            ["PRODUCED"] = string.Join(' ', FilesOf(file)),
        },
    };

    public void Dispose() => folder.Dispose();

    /// <summary>What a person would choose first.</summary>
    private static Dictionary<string, string> InputsOf(ParsedWorkflow file) => file.Root.At("on", file.Triggers.First(), "inputs").Entries().ToDictionary(
        input => input.Key,
        input => input.Value.At("options").Words().FirstOrDefault() ?? (input.Value.TextAt("type") == "boolean" ? "true" : "staging"),
        StringComparer.Ordinal);

    /// <summary>A file for every pattern and every folder of reports that a job uploads, after the job's id and a colon.</summary>
    private static IEnumerable<string> FilesOf(ParsedWorkflow file) =>
        from job in file.Jobs
        from upload in job.Uses("actions/upload-artifact")
        from path in upload.TextAt("with", "path")!.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let isReport = upload.TextAt("with", "name")!.EndsWith("-reports", StringComparison.Ordinal)
        where isReport || path.Contains('*', StringComparison.Ordinal)
        select $"{job.Id}:{(isReport ? $"{path}/report.md" : path.Replace("*", "x", StringComparison.Ordinal))}";

    private static IEnumerable<string> LabelsOf(ParsedWorkflow file) =>
        file.Jobs.Select(job => job.Node.At("runs-on").Words().ToList())
            .Where(labels => labels[0] == "self-hosted").Select(labels => labels[^1]).Distinct(StringComparer.Ordinal);

    private static void MakeExecutable(string file) => File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}

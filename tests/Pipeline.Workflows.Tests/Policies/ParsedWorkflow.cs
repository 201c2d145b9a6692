namespace Pipeline.Workflows.Tests;

/// <summary>A workflow file, parsed and as text.</summary>
internal sealed class ParsedWorkflow
{
    public ParsedWorkflow(string name, string text)
    {
        (Name, Text, Root) = (name, text, Yaml.Parse(text));
        Jobs = [.. Root.At("jobs").Entries().Select(job => new ParsedJob(job.Key, job.Value))];
    }

    public string Name { get; }

    public string Text { get; }

    public ParsedMap Root { get; }

    public IReadOnlyList<ParsedJob> Jobs { get; }

    public IReadOnlySet<string> Triggers => Root.At("on").Words().ToHashSet(StringComparer.Ordinal);

    /// <summary>A job starts after another one, directly or by others between them.</summary>
    public bool Follows(ParsedJob job, ParsedJob earlier) =>
        job.Needs.Any(need => need == earlier.Id || Follows(Jobs.Single(other => other.Id == need), earlier));

    /// <summary>A job starts only when another one has succeeded, directly or by others between them.</summary>
    public bool Requires(ParsedJob job, ParsedJob earlier) =>
        job.Requires.Any(need => need == earlier.Id || Requires(Jobs.Single(other => other.Id == need), earlier));

    /// <summary>The line that a node begins in, with its comment.</summary>
    public string LineOf(ParsedNode node) => Text.Split('\n')[(int)node.Start.Line - 1];

    /// <param name="path">Its path in the repository.</param>
    public static ParsedWorkflow Read(string path) => new(path, File.ReadAllText(Repository.PathTo(path)));

    public override string ToString() => Name;
}

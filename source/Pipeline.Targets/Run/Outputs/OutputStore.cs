using System.Collections.Concurrent;
using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>The outputs of the run's nodes: published in this run, or left by an earlier one of the same commit.</summary>
/// <param name="folder"><c>.nuke/temp/outputs</c>.</param>
/// <param name="checkout">The state of the repository; <see langword="null"/> when it cannot be read: nothing that was left belongs to that.</param>
internal sealed class OutputStore(string folder, Checkout? checkout)
{
    private readonly ConcurrentDictionary<NodeState, List<PublishedOutput>> published = new();
    private readonly ConcurrentDictionary<NodeState, JsonElement?> left = new();

    private readonly HashSet<(NodeState Reader, NodeState Publisher)> missed = [];

    /// <summary>Who wanted outputs that are not there.</summary>
    public IReadOnlyCollection<(NodeState Reader, NodeState Publisher)> AllMissed => missed;

    /// <summary>A node wanted an output of a skipped node that no earlier run left.</summary>
    public void Missed(NodeState reader, NodeState publisher) => missed.Add((reader, publisher));

    public void Publish<T>(NodeState state, Output<T> output, Value<T> value)
    {
        if (output.Target != state.Node.Target.Name)
            throw new InvalidOperationException($"{state.Node.Target.Name} publishes '{output.Name}', which is an output of {output.Target}.");

        var outputs = published.GetOrAdd(state, _ => []);
        if (outputs.Any(other => other.Name == output.Name))
            throw new InvalidOperationException($"{state.Id} publishes '{output.Name}' twice.");
        outputs.Add(new PublishedOutput<T>(output.Name, value));
    }

    /// <summary>Forgets what a node's plan promised, before its plan is built anew.</summary>
    public void Forget(NodeState state) => published.TryRemove(state, out _);

    /// <summary>What the plan of a node promised in this run.</summary>
    public Value<T>? Published<T>(NodeState state, Output<T> output) =>
        (published.GetValueOrDefault(state)?.Find(other => other.Name == output.Name) as PublishedOutput<T>)?.Value;

    /// <summary>What an earlier run of the same commit left.</summary>
    public Value<T>? Left<T>(NodeState state, Output<T> output) =>
        LeftOf(state) is { } values && TryRead<T>(values, output.Name, out var value) ? Value.Of(value) : null;

    /// <summary>What a target left for this state of the repository, for an environment or for none.</summary>
    public T? Last<T>(Output<T> output, string? environment)
    {
        foreach (var id in new[] { $"{output.Target}@{environment}", output.Target })
            if (FileOf(id).Read(checkout) is { } values && TryRead<T>(values, output.Name, out var value)) return value;
        return default;
    }

    /// <summary>Whether an earlier run of the same commit left anything of the node.</summary>
    public bool HasLeft(NodeState state) => LeftOf(state) is not null;

    /// <summary>Writes what the node published, for later runs.</summary>
    public Task KeepAsync(NodeState state, Values values, Redactor redactor) =>
        FileOf(state.Id).WriteAsync(state.Id, checkout, published.GetValueOrDefault(state) ?? [], values, redactor);

    private JsonElement? LeftOf(NodeState state) => left.GetOrAdd(state, _ => FileOf(state.Id).Read(checkout));

    private static bool TryRead<T>(JsonElement values, string name, out T value)
    {
        value = default!;
        if (!values.TryGetProperty(name, out var json)) return false;
        try
        {
            value = json.Deserialize<T>(OutputsFile.Json)!;
            return true;
        }
        catch (JsonException)
        {
            // Not written by this version of the library: as good as missing.
            return false;
        }
    }

    private OutputsFile FileOf(string id) => new(Path.Combine(folder, $"{id}.json"));
}

using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A line of <c>releases.jsonl</c>.</summary>
internal static class RecordLine
{
    /// <summary>The record; <see langword="null"/> for an empty line and for one that a crash tore, which do not count.</summary>
    /// <param name="line">The line.</param>
    /// <param name="where">Begins a sentence: <c>Line 3 of releases.jsonl</c>.</param>
    /// <exception cref="FailureException">It is whole, and no record.</exception>
    public static DeploymentRecord? Read(string line, string where)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize(line, ReleaseJson.Default.DeploymentRecord);
        }
        catch (JsonException) when (!line.EndsWith('}'))
        {
            return null;
        }
        catch (JsonException error)
        {
            throw new FailureException($"{where} is not a deployment record: {error.Message}", error);
        }
    }
}

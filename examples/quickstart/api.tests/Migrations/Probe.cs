using System.Text.Json.Nodes;

namespace Quickstart.Api.Tests;

/// <summary>A migration that counts how often it was taken, or fails half way.</summary>
internal sealed class Probe(string id, bool fails = false) : IReversibleMigration
{
    private int taken;

    public string Id => id;

    public string Name => $"probe-{id}";

    public int Taken => taken;

    public void Up(Document document) => Take(document);

    public void Down(Document document) => Take(document);

    private void Take(Document document)
    {
        Interlocked.Increment(ref taken);
        document.Add(new JsonObject { ["half"] = "done" });
        if (fails) throw new InvalidOperationException("no such luck.");
    }
}

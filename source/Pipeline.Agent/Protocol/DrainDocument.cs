namespace Pipeline.Agent.Protocol;

/// <summary>A pool that gets no requests and has none left.</summary>
internal sealed record DrainDocument(int Weight, int InFlight);

namespace Pipeline.Agent.Protocol;

/// <summary>Every refusal, as <see href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</see> has it.</summary>
/// <param name="Detail">Written for a person: what is wrong and what to do.</param>
/// <param name="InFlight">Requests that keep a pool from being drained; only in that answer.</param>
internal sealed record ProblemDocument(string Title, int Status, string Detail, int? InFlight = null);

namespace Pipeline.Delivery;

/// <summary>A verdict with its reason.</summary>
/// <param name="Verdict">What it is.</param>
/// <param name="Reason">Why, as the rest of a sentence: <c>error rate 9.8 % of 204 requests, over the limit of 1 %</c>.</param>
internal sealed record Judgement(GateVerdict Verdict, string Reason);

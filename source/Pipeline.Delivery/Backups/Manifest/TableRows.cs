namespace Pipeline.Delivery;

/// <summary>How many rows a table has.</summary>
public sealed record TableRows(string Schema, string Table, long Rows);

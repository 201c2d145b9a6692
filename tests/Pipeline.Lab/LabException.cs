namespace Pipeline.Lab;

/// <summary>A server did not start, or a command of the laboratory failed; the message carries what it printed.</summary>
public sealed class LabException(string message) : Exception(message);

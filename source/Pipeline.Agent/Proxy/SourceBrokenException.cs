namespace Pipeline.Agent;

/// <summary>The side that a stream is copied from broke, not the side that it is copied to: decides whose fault it is.</summary>
internal sealed class SourceBrokenException(Exception cause) : IOException(cause.Message, cause);

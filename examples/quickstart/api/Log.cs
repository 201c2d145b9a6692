namespace Quickstart.Api;

/// <summary>What the service itself says in its log.</summary>
internal static partial class Log
{
    [LoggerMessage(LogLevel.Warning, "Health is 503: {Problem}")]
    public static partial void Unavailable(ILogger logger, string problem);
}

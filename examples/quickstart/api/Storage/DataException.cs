namespace Quickstart.Api;

/// <summary>
/// The data cannot be used as it is; the message says why and what to do. Status code 503 from the service, exit code 1 from a command.
/// </summary>
internal sealed class DataException(string message) : Exception(message);

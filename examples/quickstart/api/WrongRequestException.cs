namespace Quickstart.Api;

/// <summary>The program was started wrongly: nothing was done, and the message says what to change. Exit code 2.</summary>
internal sealed class WrongRequestException(string message) : Exception(message);

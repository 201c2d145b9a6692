using System.Net.Sockets;

namespace Pipeline.Agent;

/// <summary>Why there was no answer from a service, in a few words.</summary>
internal static class ConnectionProblem
{
    public static string Describe(Exception failure) => failure switch
    {
        OperationCanceledException => "timed out",
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => "connection refused",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no connection",
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => "closed the connection without an answer",
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => "did not answer in HTTP",
        _ => failure.Message,
    };
}

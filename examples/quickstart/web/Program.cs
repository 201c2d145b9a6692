using System.Net.Sockets;
using Quickstart.Web;

const int WrongRequest = 2;

await using var app = WebServer.Create(Release.FromEnvironment());
try
{
    await app.StartAsync();
}
catch (Exception cause) when (cause is IOException or SocketException or FormatException)
{
    await Console.Error.WriteLineAsync($"The web service cannot listen where ASPNETCORE_URLS says: {cause.Message}");
    return WrongRequest;
}

await app.WaitForShutdownAsync();
return 0;

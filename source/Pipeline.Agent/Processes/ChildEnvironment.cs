using System.Globalization;
using Pipeline.Agent.Protocol;

namespace Pipeline.Agent;

/// <summary>
/// The environment of a service: a few variables that every program needs, what its specification gives, and the port. Nothing else is
/// inherited, so a secret of the build that started the agent does not reach a service by accident.
/// </summary>
internal static class ChildEnvironment
{
    private static readonly string[] Inherited =
    [
        "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR",
        "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "SSL_CERT_FILE", "SSL_CERT_DIR",
    ];

    // ASP.NET Core reads these besides ASPNETCORE_URLS; any of them could move the service away from its port.
    // https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/endpoints
    private static readonly string[] OtherAddresses =
    [
        "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "ASPNETCORE_HTTPS_PORT",
        "DOTNET_URLS", "DOTNET_HTTP_PORTS", "DOTNET_HTTPS_PORTS",
        "URLS", "HTTP_PORTS", "HTTPS_PORTS",
    ];

    public static Dictionary<string, string> For(ServiceSpec service, int port, Func<string, string?> inherit)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Inherited)
        {
            if (inherit(name) is { } value)
                variables[name] = value;
        }

        foreach (var (name, value) in service.Environment)
            variables[name] = value;

        foreach (var name in OtherAddresses)
            variables.Remove(name);

        var number = port.ToString(CultureInfo.InvariantCulture);
        variables["PORT"] = number;
        variables["HOST"] = "127.0.0.1";
        variables["ASPNETCORE_URLS"] = $"http://127.0.0.1:{number}";
        return variables;
    }
}

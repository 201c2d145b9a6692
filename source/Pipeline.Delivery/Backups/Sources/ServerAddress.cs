using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The address of a server as a URL: <c>redis://user:password@host:6379/0</c>.</summary>
internal sealed record ServerAddress(string Host, int Port, string User, string Password)
{
    /// <exception cref="FailureException">It is missing, or none.</exception>
    public static ServerAddress Of(string name, Secret? url, string scheme, int usualPort)
    {
        if (url is null || !Uri.TryCreate(url.Reveal(), UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.Scheme != scheme)
        {
            throw new FailureException($"{name} is not the address of a server of {scheme}.")
            {
                IsFinal = true,
                NextSteps = [$"Write {name} as {scheme}://:password@host:{usualPort}, with special characters as %40 and so on."],
            };
        }

        var login = uri.UserInfo.Split(':', 2);
        return new ServerAddress(uri.IdnHost, uri.Port > 0 ? uri.Port : usualPort, Uri.UnescapeDataString(login[0]), login.Length > 1 ? Uri.UnescapeDataString(login[1]) : "");
    }
}

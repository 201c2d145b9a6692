using Npgsql;

namespace Pipeline.Delivery;

/// <summary>The address of a PostgreSQL database, as libpq, SQLAlchemy and JDBC write it (https://www.postgresql.org/docs/current/libpq-connect.html, 34.1.1.2).</summary>
internal sealed class PostgresAddress
{
    private const int UsualPort = 5432;

    private readonly string user;
    private readonly string password;
    private readonly string database;
    private readonly SslMode ssl;
    private readonly string? rootCertificate;

    private PostgresAddress(Uri uri, Dictionary<string, string> options)
    {
        (Host, Port) = (uri.IdnHost, uri.Port > 0 ? uri.Port : UsualPort);
        var login = uri.UserInfo.Split(':', 2);
        user = login[0].Length > 0 ? Uri.UnescapeDataString(login[0]) : options.GetValueOrDefault("user", "");
        password = login.Length > 1 ? Uri.UnescapeDataString(login[1]) : options.GetValueOrDefault("password", "");
        database = uri.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(uri.AbsolutePath[1..]) : user;
        ssl = Enum.TryParse<SslMode>(options.GetValueOrDefault("sslmode", "prefer").Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var mode) ? mode : SslMode.Prefer;
        rootCertificate = options.GetValueOrDefault("sslrootcert");
    }

    /// <summary>As the services see it.</summary>
    public string Host { get; }

    public int Port { get; }

    /// <returns><see langword="null"/> when it is none.</returns>
    public static PostgresAddress? Of(string text)
    {
        if (text.StartsWith("jdbc:", StringComparison.Ordinal)) text = text["jdbc:".Length..];
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0) return null;
        return uri.Scheme.Split('+')[0] is "postgresql" or "postgres" ? new(uri, Options(uri)) : null;
    }

    /// <summary>A source of connections of their own, through a tunnel, whose server proves to be the one that was meant where that is asked for.</summary>
    /// <param name="tunnel">The way there.</param>
    /// <param name="name">Who connects, as the server shows it.</param>
    public NpgsqlDataSource Through(OpenTunnel tunnel, string name)
    {
        var settings = new NpgsqlDataSourceBuilder();
        var connection = settings.ConnectionStringBuilder;
        (connection.Host, connection.Port) = (tunnel.Address, tunnel.Port);
        (connection.Username, connection.Password, connection.Database) = (user, password, database);
        (connection.SslMode, connection.RootCertificate) = (ssl, rootCertificate);
        connection.ApplicationName = name;
        connection.Pooling = false;
        connection.KeepAlive = 10;
        connection.GssEncryptionMode = GssEncryptionMode.Disable;
        settings.UseSslClientAuthenticationOptionsCallback(options => options.TargetHost = Host);
        return settings.Build();
    }

    private static Dictionary<string, string> Options(Uri uri)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var option in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            if (option.Split('=', 2) is [var name, var value]) options[name] = Uri.UnescapeDataString(value);
        return options;
    }
}

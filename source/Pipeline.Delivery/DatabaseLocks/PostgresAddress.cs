using System.Globalization;
using Npgsql;

namespace Pipeline.Delivery;

/// <summary>The address of a PostgreSQL database, as libpq, SQLAlchemy and JDBC write it (https://www.postgresql.org/docs/current/libpq-connect.html, 34.1.1.2).</summary>
internal sealed class PostgresAddress
{
    private const int UsualPort = 5432;

    private readonly string user;
    private readonly SslMode ssl;
    private readonly string? rootCertificate;

    private PostgresAddress(Uri uri, Dictionary<string, string> options)
    {
        (Host, Port) = (uri.IdnHost, uri.Port > 0 ? uri.Port : UsualPort);
        var login = uri.UserInfo.Split(':', 2);
        user = login[0].Length > 0 ? Uri.UnescapeDataString(login[0]) : options.GetValueOrDefault("user", "");
        Password = login.Length > 1 ? Uri.UnescapeDataString(login[1]) : options.GetValueOrDefault("password", "");
        Database = uri.AbsolutePath.Length > 1 ? Uri.UnescapeDataString(uri.AbsolutePath[1..]) : user;
        ssl = Enum.TryParse<SslMode>(options.GetValueOrDefault("sslmode", "prefer").Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var mode) ? mode : SslMode.Prefer;
        rootCertificate = options.GetValueOrDefault("sslrootcert");
    }

    /// <summary>As the services see it.</summary>
    public string Host { get; }

    public int Port { get; }

    public string Password { get; }

    /// <summary>The database's name.</summary>
    public string Database { get; }

    /// <summary>The address for programs that use libpq, without the password. The certificate is still compared with the host's name.</summary>
    /// <param name="ip">Where the server is reached from here; by its name when <see langword="null"/>.</param>
    /// <param name="port">The port there.</param>
    public IReadOnlyDictionary<string, string> Variables(string? ip, int port)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PGHOST"] = Host,
            ["PGPORT"] = port.ToString(CultureInfo.InvariantCulture),
            ["PGUSER"] = user,
            ["PGDATABASE"] = Database,
            ["PGSSLMODE"] = ssl switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", _ => ssl.ToString().ToLowerInvariant() },
        };
        if (ip is not null) variables["PGHOSTADDR"] = ip;
        if (rootCertificate is not null) variables["PGSSLROOTCERT"] = rootCertificate;
        return variables;
    }

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
        (connection.Username, connection.Password, connection.Database) = (user, Password, Database);
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

using System.Security.Cryptography;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A PostgreSQL in a temporary folder, for this machine alone and for as long as a drill; its data may be lost any time.</summary>
/// <param name="Programs">What it consists of.</param>
/// <param name="Folder">Everything of it.</param>
/// <param name="Port">On 127.0.0.1.</param>
internal sealed record ScratchServer(PostgresPrograms Programs, string Folder, int Port)
{
    /// <summary>As on almost every server, so that dumps find it among the owners that they name.</summary>
    public const string Superuser = "postgres";

    public const string Database = "drill";

    public const string Address = "127.0.0.1";

    /// <summary>The user that the server runs as; <see langword="null"/> for the build's own. PostgreSQL refuses root.</summary>
    public static string? Account => !Environment.IsPrivilegedProcess ? null : "postgres";

    public string PasswordFile => Path.Combine(Folder, "password");

    public string LogFile => Path.Combine(Folder, "log");

    private string Data => Path.Combine(Folder, "data");

    /// <summary>No password is in the arguments: they stand in the process list.</summary>
    public Command Initialize => Program(
        "initdb", "--pgdata", Data, "--username", Superuser, $"--pwfile={PasswordFile}", "--auth=scram-sha-256", "--encoding=UTF8", $"--locale={Locale}", "--no-sync");

    /// <summary>Nothing of it has to outlive a power cut, and what is restored in one transaction needs no log.</summary>
    public Command Start => Program(
        "pg_ctl", "start", "--wait", "--pgdata", Data, "--log", LogFile, "--options",
        $"-p {Port} -c listen_addresses={Address} -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c synchronous_commit=off " +
        "-c wal_level=minimal -c max_wal_senders=0 -c max_wal_size=4GB -c maintenance_work_mem=256MB -c autovacuum=off");

    public Command Stop => Program("pg_ctl", "stop", "--pgdata", Data, "--mode", "immediate");

    /// <summary>Gives the folder to the user that the server runs as.</summary>
    public Command? HandOver => Account is null ? null : new Command("chown", "-R", $"{Account}:", Folder);

    /// <summary>The address of its one database.</summary>
    public Secret Url(Secret password) => new("the scratch database", $"postgresql://{Superuser}:{password.Reveal()}@{Address}:{Port}/{Database}");

    /// <summary>A port below those that systems give to outgoing connections.</summary>
    public static int DrawPort() => RandomNumberGenerator.GetInt32(20_000, 32_000);

    private static string Locale => OperatingSystem.IsLinux() ? "C.UTF-8" : "C";

    private Command Program(string name, params IEnumerable<string> arguments) => new(Programs.Program(name), arguments.Select(Value.Of))
    {
        WorkingDirectory = Folder,
        Where = Account is null ? Where.Here : new AsUser(Account),
    };
}

using System.Security.Cryptography;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A backup to restore for practice.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Backup">Which.</param>
/// <param name="Installed">The servers of this machine, from <see cref="PostgresPrograms.Installed"/>.</param>
/// <param name="Stamp">Who practises.</param>
/// <param name="Reports">The folder for the report, absolute.</param>
public sealed record DrillRequest(BackupPlace Place, Backup Backup, IReadOnlyList<PostgresPrograms> Installed, RunStamp Stamp, string Reports)
{
    /// <summary>Of the scratch server.</summary>
    public Secret Password { get; init; } = new("the password of the scratch server", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    /// <summary>Of the scratch server, on 127.0.0.1; another one when it is taken.</summary>
    public int Port { get; init; } = ScratchServer.DrawPort();

    /// <summary>The report's file, without an extension: <c>production-database</c>.</summary>
    public string ReportFile => Path.Combine(Reports, $"{Place.Site.Environment.Name}-{Place.Policy.Name}");

    /// <summary>Where it is restored into, for a person.</summary>
    internal string Target => Given is { } secret ? $"the database in {secret}" : $"a scratch PostgreSQL {Programs.Version}";

    /// <summary>The name of the secret with the address of the database to use.</summary>
    internal string? Given => Place.Policy.Drill.DatabaseSecret;

    /// <summary>What a scratch server consists of.</summary>
    /// <exception cref="FailureException">Only older servers are installed, or none.</exception>
    internal PostgresPrograms Programs => PostgresPrograms.Choose(Installed, Backup.Manifest.ServerMajor);

    /// <summary>The service whose migrations are asked; <see langword="null"/> where nobody's are.</summary>
    /// <exception cref="FailureException">The drill names a service that is not there, or has no migrations.</exception>
    internal Service? Migrating => Place.Policy.Drill.MigrationsOf is not { } name
        ? null
        : Place.Site.Application.Services.FirstOrDefault(service => service.Name == name && service.Migrations is not null)
            ?? throw new FailureException($"The drill of {Place.Policy.Name} asks for the migrations of '{name}', and there is no such service with Migrations.") { IsFinal = true };
}

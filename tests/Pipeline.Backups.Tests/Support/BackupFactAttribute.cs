using Pipeline.Lab;

namespace Pipeline.Backups.Tests;

/// <summary>A fact on the servers of <see cref="BackupLab"/>; skipped where their programs are missing, and says which.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BackupFactAttribute : FactAttribute
{
    public BackupFactAttribute()
    {
        if (LabPrograms.WhyNot([BackupLab.Postgres, BackupLab.Age, BackupLab.Zstd, .. CephServer.Programs]) is { } reason) Skip = reason;
    }
}

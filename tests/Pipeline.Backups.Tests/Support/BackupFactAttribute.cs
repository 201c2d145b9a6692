using Pipeline.Lab;

namespace Pipeline.Backups.Tests;

/// <summary>A fact that needs the servers of <see cref="BackupLab"/>; the gate installs them all.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BackupFactAttribute : FactAttribute
{
    public BackupFactAttribute()
    {
        if (LabPrograms.WhyNot(BackupLab.Programs) is { } reason) Skip = reason;
    }
}

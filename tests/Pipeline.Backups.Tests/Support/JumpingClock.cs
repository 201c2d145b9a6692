namespace Pipeline.Backups.Tests;

/// <summary>A clock that somebody sets.</summary>
internal sealed class JumpingClock : TimeProvider
{
    public TimeSpan Jump { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Jump;
}

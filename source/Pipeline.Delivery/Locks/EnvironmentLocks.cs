using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// The lock of an environment: a note beside its records, which stays until somebody removes it. It is not the lease, which one run has
/// while it works; whoever takes the lease to change the environment looks at the lock too.
/// </summary>
public static class EnvironmentLocks
{
    private const string Note = "lock.json";

    /// <summary>The lock; <see langword="null"/> when there is none.</summary>
    public static Query<EnvironmentLock?> Of(IEnvironmentHost host) => new("the lock", async cancellation => Read(await host.Notes.Read(Note).Ask(cancellation)));

    /// <summary>Locks the environment; an earlier lock gives way to this one.</summary>
    public static Effect Lock(IEnvironmentHost host, EnvironmentLock reason) =>
        host.Notes.Write(Note, JsonSerializer.Serialize(reason, LockJson.Default.EnvironmentLock));

    /// <summary>Unlocks the environment.</summary>
    public static Effect Unlock(IEnvironmentHost host) => host.Notes.Remove(Note);

    /// <summary>Reads the note; <see langword="null"/> when there is none.</summary>
    /// <exception cref="FailureException">It is not one.</exception>
    internal static EnvironmentLock? Read(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, LockJson.Default.EnvironmentLock);
        }
        catch (JsonException error)
        {
            throw new FailureException($"{Note} of the environment is not a lock: {error.Message}", error) { NextSteps = ["Look what happened to that file on the host, and remove it."] };
        }
    }
}

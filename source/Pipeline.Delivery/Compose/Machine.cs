namespace Pipeline.Delivery;

/// <summary>A machine with a container engine: this one, or one that OpenSSH reaches.</summary>
/// <param name="Address">Host name or IP address, with the user before it when it is not the one of ssh's configuration: <c>deploy@vps.example.org</c>.</param>
public sealed record Machine(string Address)
{
    /// <summary>The machine that the build runs on, with the engine that <c>docker</c> finds there.</summary>
    public static Machine Here { get; } = new("here");

    /// <summary>The port of its SSH server; 22 by default.</summary>
    public int Port { get; init; } = 22;

    /// <summary>The private key to sign in with, relative to the repository's root or absolute; what ssh finds itself when not set.</summary>
    public string? IdentityFile { get; init; }

    /// <summary>No connection is needed.</summary>
    public bool IsHere => this == Here;

    /// <summary>Its name without the user, as ssh's configuration calls it.</summary>
    public string Name => Address[(Address.IndexOf('@', StringComparison.Ordinal) + 1)..];

    /// <summary>The user to sign in as; <see langword="null"/> when the address names none.</summary>
    public string? User => Address.IndexOf('@', StringComparison.Ordinal) is var at and >= 0 ? Address[..at] : null;

    public override string ToString() => Name;
}

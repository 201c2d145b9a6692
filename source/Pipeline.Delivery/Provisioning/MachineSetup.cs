namespace Pipeline.Delivery;

/// <summary>What a machine has of what deployments need.</summary>
public sealed record MachineSetup
{
    /// <summary>A machine on which nothing was done yet.</summary>
    public static MachineSetup Bare { get; } = new() { HasSystemd = true, IsRoot = true, IsAllowed = true, OwnKeys = ["the key that signs in"] };

    /// <summary>The distribution, as <c>ID</c> in os-release(5): <c>debian</c>.</summary>
    public string System { get; init; } = "debian";

    /// <summary>Its version, as <c>VERSION_ID</c>: <c>12</c>.</summary>
    public string Version { get; init; } = "";

    /// <summary>The user that asked.</summary>
    public string Asker { get; init; } = "root";

    /// <summary>That user is root.</summary>
    public bool IsRoot { get; init; }

    /// <summary>That user is root, or becomes it by <c>sudo</c> without a password. Nothing more is known where not.</summary>
    public bool IsAllowed { get; init; }

    public bool HasSystemd { get; init; }

    /// <summary>Programs that are there: <c>dockerd</c>, <c>compose</c>, <c>certbot</c>.</summary>
    public EquatableList<string> Programs { get; init; } = [];

    /// <summary>The engine has a configuration of its own.</summary>
    public bool HasEngineConfiguration { get; init; }

    /// <summary>systemd runs the engine, and starts it with the machine.</summary>
    public bool IsServiceOn { get; init; }

    /// <summary>The engine answers.</summary>
    public bool EngineAnswers { get; init; }

    /// <summary>The image of the edge is there.</summary>
    public bool HasEdgeImage { get; init; }

    /// <summary>The user that deploys has an account.</summary>
    public bool HasAccount { get; init; }

    /// <summary>The user that deploys may speak to the engine.</summary>
    public bool IsMember { get; init; }

    /// <summary>The keys that open the account of the user that asked.</summary>
    public EquatableList<string> OwnKeys { get; init; } = [];

    /// <summary>The keys that open the account of the user that deploys.</summary>
    public EquatableList<string> Keys { get; init; } = [];

    /// <summary>Whose the environment's folder is; <see langword="null"/> when there is none.</summary>
    public string? FolderOwner { get; init; }

    /// <summary>Who deploys at the moment.</summary>
    public string? Lease { get; init; }

    /// <summary>SHA-256 of the tool that certbot calls.</summary>
    public string? Tool { get; init; }

    /// <summary>The names in the certificate that certbot keeps for the environment.</summary>
    public EquatableList<string> Covered { get; init; } = [];

    /// <summary>The edge can read that certificate.</summary>
    public bool IsCertificateInstalled { get; init; }

    public bool Has(string program) => Programs.Contains(program, StringComparer.Ordinal);
}

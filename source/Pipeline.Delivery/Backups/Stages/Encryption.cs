using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Who can read a backup: by a standard program, in its standard format.</summary>
public abstract record Encryption
{
    /// <summary>The program that encrypts.</summary>
    public abstract string Program { get; }

    /// <summary>The format's name: <c>OpenPGP</c>, <c>age</c>.</summary>
    public abstract string Format { get; }

    internal abstract string Extension { get; }

    /// <summary>Which key opens it, for the manifest: never a secret.</summary>
    public abstract string Key { get; }

    /// <summary>The command that decrypts, in a pipeline that begins with it, before the file's name.</summary>
    public abstract string Back { get; }

    /// <summary>The name of the secret with the passphrase that opens it, where it is that.</summary>
    public virtual string? Passphrase => null;

    /// <summary>Names of the secrets that encrypting needs.</summary>
    public virtual IEnumerable<string> Secrets => [];

    /// <summary>Names of the secrets that decrypting needs.</summary>
    public virtual IEnumerable<string> OpeningSecrets => [];

    /// <summary>The stage that decrypts.</summary>
    /// <exception cref="Plans.FailureException">A secret has no value.</exception>
    internal abstract Command Opening(Site site);

    /// <summary>The stage of the stream.</summary>
    internal abstract Command Stage(Site site);
}

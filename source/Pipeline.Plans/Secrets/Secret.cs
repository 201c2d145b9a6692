using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Plans;

/// <summary>
/// A value that nobody may see. It reaches processes by environment or standard input, never by argument; it prints as
/// <c>***</c>; plans and records keep its name and a fingerprint.
/// </summary>
public sealed class Secret
{
    /// <summary>Shorter secrets cannot be redacted without redacting half of every line.</summary>
    public const int MinimumLength = 4;

    private readonly string value;

    /// <param name="name">How it is called: the parameter or the environment variable.</param>
    /// <param name="value">What it is; at least <see cref="MinimumLength"/> characters.</param>
    /// <exception cref="FailureException">The value is too short to be kept out of logs.</exception>
    public Secret(string name, string value)
    {
        if (value.Length < MinimumLength)
        {
            throw new FailureException($"The secret {name} has {value.Length} characters; secrets need at least {MinimumLength} to be kept out of logs.")
            {
                NextSteps = [$"Set {name} to a longer value."],
            };
        }

        Name = name;
        this.value = value;
    }

    /// <summary>How it is called.</summary>
    public string Name { get; }

    /// <summary>The value itself, for the one who hands it to a process or a connection. Never put it into a string that is shown.</summary>
    public string Reveal() => value;

    internal byte[] Bytes() => Encoding.UTF8.GetBytes(value);

    /// <summary>Tells whether two secrets are equal without telling what they are: HMAC-SHA256 of the value, 16 hexadecimal digits.</summary>
    /// <param name="key">Kept beside the records that hold fingerprints, not in them.</param>
    public string Fingerprint(ReadOnlySpan<byte> key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(value)).AsSpan(0, 8));

    public override string ToString() => "***";
}

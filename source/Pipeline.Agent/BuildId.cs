using System.Security.Cryptography;

namespace Pipeline.Agent;

/// <summary>Tells two builds of the agent apart: the hash of its own assembly.</summary>
internal static class BuildId
{
    public static string Compute()
    {
        using var assembly = File.OpenRead(typeof(BuildId).Assembly.Location);
        return Convert.ToHexStringLower(SHA256.HashData(assembly));
    }
}

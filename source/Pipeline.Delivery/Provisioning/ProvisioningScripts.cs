using System.Security.Cryptography;
using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The scripts that prepare a machine.</summary>
internal static class ProvisioningScripts
{
    /// <summary>For the standard input of <c>sh -s</c>: the script changes nothing.</summary>
    public static CommandInput Setup => new("setup.sh", Bytes("setup.sh"));

    /// <summary>What certbot calls.</summary>
    public static CommandInput Certificate => new("certificate", Bytes("certificate"));

    public static string CertificateDigest => Convert.ToHexStringLower(SHA256.HashData(Bytes("certificate")));

    private static byte[] Bytes(string name) => Encoding.UTF8.GetBytes(EmbeddedScript.Text($"Provisioning.{name}"));
}

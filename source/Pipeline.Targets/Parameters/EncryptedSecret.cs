using System.Security.Cryptography;
using System.Text;
using Pipeline.Plans;

namespace Pipeline.Targets;

/// <summary>Decrypts secrets that NUKE encrypted in parameter files.</summary>
/// <remarks>
/// "v1:" and base64 of AES-256-CBC; key and vector are PBKDF2-SHA256 of the password, 10,000 iterations, with a fixed salt. Source:
/// EncryptionUtility in https://github.com/nuke-build/nuke. It protects a file in the repository, not against a weak password.
/// </remarks>
internal static class EncryptedSecret
{
    private const string Prefix = "v1:";

    private static readonly byte[] Salt = "Ivan Medvedev"u8.ToArray();

    public static bool Is(string value) => value.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The variable that holds the password of a file: <c>PARAMS_KEY</c>, <c>PARAMS_PROFILE_KEY</c>.</summary>
    public static string PasswordVariable(ParameterFile file) =>
        file.Profile is null ? "PARAMS_KEY" : $"PARAMS_{Names.Variable(file.Profile)}_KEY";

    /// <exception cref="FailureException">There is no password, or it is the wrong one.</exception>
    public static string Decrypt(string name, string value, ParameterFile file, VariableSet variables)
    {
        var variable = PasswordVariable(file);
        if (variables.Find(variable)?.Value is not { } password)
        {
            throw new FailureException($"{name} in {file.Name} is encrypted, and its password is missing.")
            {
                NextSteps = [$"export {variable}=…"],
            };
        }

        try
        {
            var derived = Rfc2898DeriveBytes.Pbkdf2(password, Salt, 10_000, HashAlgorithmName.SHA256, 48);
            using var cipher = Aes.Create();
            cipher.Key = derived[..32];
            return Encoding.UTF8.GetString(cipher.DecryptCbc(Convert.FromBase64String(value[Prefix.Length..]), derived.AsSpan(32)));
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            throw new FailureException($"{name} in {file.Name} cannot be decrypted with the password in {variable}.", error)
            {
                NextSteps = [$"Set {variable} to the password that the file was encrypted with.", $"Or replace the value in {file.Name}."],
            };
        }
    }
}

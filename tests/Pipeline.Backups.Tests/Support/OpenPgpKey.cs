using Pipeline.Lab;

namespace Pipeline.Backups.Tests;

/// <summary>A key pair of GnuPG, in a home of its own.</summary>
internal sealed class OpenPgpKey : IDisposable
{
    private const string Program = "/usr/bin/gpg";
    private readonly string home = Directory.CreateTempSubdirectory("gpg-").FullName;

    /// <summary>The file with the public key.</summary>
    public string PublicFile => Path.Combine(home, "public.asc");

    public string Fingerprint { get; private set; } = "";

    public static async Task<OpenPgpKey> MakeAsync()
    {
        var key = new OpenPgpKey();
        await key.GpgAsync("--passphrase", "", "--quick-gen-key", "backups@example.org", "default", "default", "never");
        await key.GpgAsync("--armor", "--output", key.PublicFile, "--export");
        var listed = await key.GpgAsync("--with-colons", "--list-keys");
        key.Fingerprint = listed.Split('\n').First(line => line.StartsWith("fpr:", StringComparison.Ordinal)).Split(':')[9];
        return key;
    }

    /// <summary>The private key, as a secret has it.</summary>
    public Task<string> PrivateAsync() => GpgAsync("--armor", "--export-secret-keys");

    /// <summary>Opens a file; gives the SHA-256 of what it holds.</summary>
    public async Task<string> OpenAsync(string file)
    {
        await GpgAsync("--output", $"{file}.plain", "--decrypt", file);
        return (await LabCommand.RunAsync("/usr/bin/sha256sum", $"{file}.plain")).Text.Split(' ')[0];
    }

    public void Dispose()
    {
        LabCommand.Run("/usr/bin/gpgconf", "--homedir", home, "--kill", "all");
        Directory.Delete(home, recursive: true);
    }

    private async Task<string> GpgAsync(params string[] arguments) =>
        (await LabCommand.RunAsync(Program, ["--homedir", home, "--batch", "--quiet", "--pinentry-mode=loopback", .. arguments])).Text;
}

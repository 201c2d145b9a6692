namespace Pipeline.Lab;

/// <summary>A key pair of age.</summary>
public sealed class AgeKey : IDisposable
{
    private AgeKey(string identity, string recipient) => (Identity, Recipient) = (identity, recipient);

    /// <summary>The file with the private key.</summary>
    public string Identity { get; }

    /// <summary>The public key.</summary>
    public string Recipient { get; }

    public static async Task<AgeKey> MakeAsync()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("age-").FullName, "key.txt");
        _ = (await LabCommand.RunAsync("/usr/bin/age-keygen", "-o", file)).Text;
        return new AgeKey(file, (await LabCommand.RunAsync("/usr/bin/age-keygen", "-y", file)).Text);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Identity)!, recursive: true);
}

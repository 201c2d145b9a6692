namespace Pipeline.Delivery;

/// <summary>Digests as folder names: a colon is not allowed in a path everywhere.</summary>
internal static class Digests
{
    public static string FolderName(string digest) => digest.Replace(':', '-');
}

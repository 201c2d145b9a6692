using System.Text;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Looks for secrets in the files that Git tracks, as they stand in the working tree: private keys, tokens of well-known shapes,
/// <c>.env</c> files, and the values that this run knows. The values stay in this process. Files over 1 MB and links are not read.
/// </summary>
public static class SecretScan
{
    /// <summary>
    /// A line that contains this is not looked at, as with gitleaks (https://github.com/gitleaks/gitleaks#gitleaksallow); the first line
    /// stands for an <c>.env</c> file.
    /// </summary>
    public const string Allow = "gitleaks:allow";

    private const int Largest = 1024 * 1024;

    /// <param name="root">The repository's root, absolute.</param>
    /// <param name="secrets">Those that this run knows; values under 8 characters are not looked for.</param>
    public static Query<IReadOnlyList<SecretFinding>> Of(string root, IReadOnlyList<Secret> secrets) =>
        new($"secrets in the files that Git tracks in {root}", cancellation => ScanAsync(root, new SecretText(secrets), cancellation));

    private static async Task<IReadOnlyList<SecretFinding>> ScanAsync(string root, SecretText text, CancellationToken cancellation)
    {
        var listed = await CommandQuery.RunAsync(new Command("git", "ls-files", "-z") { WorkingDirectory = root }, cancellation);
        var findings = new List<SecretFinding>();
        foreach (var path in listed.Succeeded().Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var file = new FileInfo(Path.Combine(root, path));
            if (!IsReadable(file)) continue;

            var content = await File.ReadAllTextAsync(file.FullName, Encoding.Latin1, cancellation);
            findings.AddRange(text.FindIn(path, content));
        }

        return findings;
    }

    private static bool IsReadable(FileInfo file) => file is { Exists: true, LinkTarget: null, Length: <= Largest };
}

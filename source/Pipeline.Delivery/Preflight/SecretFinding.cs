namespace Pipeline.Delivery;

/// <summary>A place in Git where a secret stands. It never carries the secret.</summary>
/// <param name="Path">The file, relative to the repository's root.</param>
/// <param name="Line">Counted from 1; the first when the file as a whole is meant.</param>
/// <param name="Kind">What it looks like: <c>a private key</c>, <c>the value of API_KEY</c>.</param>
public sealed record SecretFinding(string Path, int Line, string Kind)
{
    public override string ToString() => $"{Path}:{Line}: {Kind}";
}

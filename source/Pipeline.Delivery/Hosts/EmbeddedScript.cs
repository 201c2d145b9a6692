namespace Pipeline.Delivery;

/// <summary>Scripts for machines; they travel inside this assembly.</summary>
internal static class EmbeddedScript
{
    /// <param name="name">The folder of the capability and the file: <c>Compose.state.sh</c>.</param>
    public static string Text(string name)
    {
        using var stream = typeof(EmbeddedScript).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly has no script {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

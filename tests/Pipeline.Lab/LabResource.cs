namespace Pipeline.Lab;

/// <summary>The files that this assembly carries.</summary>
internal static class LabResource
{
    public static string Read(string name)
    {
        using var stream = typeof(LabResource).Assembly.GetManifestResourceStream(name) ?? throw new LabException($"There is no resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

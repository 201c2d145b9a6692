namespace Pipeline.Delivery;

/// <summary>One step of a schema, as the migration tool names it.</summary>
/// <param name="Id">By which the tool, <see cref="Migrations.Breaking"/> and the records call it.</param>
/// <param name="Name">What it does; empty where the tool does not say.</param>
public sealed record Migration(string Id, string Name)
{
    /// <summary>The id up to the first space, then the name.</summary>
    internal static Migration Of(string text) =>
        text.Trim().Split(' ', 2, StringSplitOptions.TrimEntries) is [var id, var name] ? new(id, name) : new(text.Trim(), "");

    public override string ToString() => Name.Length == 0 ? Id : $"{Id} {Name}";
}

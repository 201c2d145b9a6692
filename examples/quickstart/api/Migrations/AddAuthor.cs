namespace Quickstart.Api;

/// <summary>
/// Notes may carry a name. Backward compatible: the release before ignores the field, and notes that it still adds have none, which
/// readers take as <see cref="Note.Anonymous"/>.
/// </summary>
internal sealed class AddAuthor : IReversibleMigration
{
    public string Id => "0003";

    public string Name => "add-author";

    public void Up(Document document)
    {
        foreach (var note in document.Notes)
            note.TryAdd("author", Note.Anonymous);
    }

    public void Down(Document document)
    {
        foreach (var note in document.Notes)
            note.Remove("author");
    }
}

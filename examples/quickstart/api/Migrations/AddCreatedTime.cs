namespace Quickstart.Api;

/// <summary>
/// Notes know when they were written. For those that are there already, that is the time of the migration: the latest it can have been.
/// Backward compatible: the release before ignores the field, and notes that it still adds have none, which readers accept.
/// </summary>
internal sealed class AddCreatedTime(TimeProvider clock) : IReversibleMigration
{
    public string Id => "0002";

    public string Name => "add-created-time";

    public void Up(Document document)
    {
        var now = Note.Timestamp(clock.GetUtcNow());
        foreach (var note in document.Notes)
            note.TryAdd("created", now);
    }

    public void Down(Document document)
    {
        foreach (var note in document.Notes)
            note.Remove("created");
    }
}

namespace Quickstart.Api;

/// <summary>
/// The notes in the data directory. Two releases work on the same data while traffic moves from one to the other, so every change
/// reads, edits and replaces the document under the directory's lock, and keeps the fields that it does not know.
/// </summary>
internal sealed class NoteStore(DataDirectory data, TimeProvider clock)
{
    public IReadOnlyList<Note> NewestFirst() => [.. Current().Notes.Select(Note.FromJson).OrderByDescending(note => note.Id)];

    public async Task<Note> AddAsync(string text, string? author, CancellationToken cancellation)
    {
        using var held = await data.LockAsync(cancellation);
        var document = Current();
        var note = new Note(document.TakeId(), text, author ?? Note.Anonymous, Now());
        document.Add(note.ToJson());
        data.Replace(document);
        return note;
    }

    /// <summary>False when there is no such note.</summary>
    public async Task<bool> DeleteAsync(int id, CancellationToken cancellation)
    {
        using var held = await data.LockAsync(cancellation);
        var document = Current();
        if (document.Notes.FirstOrDefault(note => Note.FromJson(note).Id == id) is not { } found) return false;

        document.Remove(found);
        data.Replace(document);
        return true;
    }

    // The precision that is stored, so that the first answer equals every later one.
    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }

    private Document Current()
    {
        var document = data.Read();
        Schema.Require(document.Revision);
        return document;
    }
}

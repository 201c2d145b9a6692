namespace Quickstart.Api;

/// <summary>The empty guest book. There is no way down: it would delete every note.</summary>
internal sealed class CreateNotes : IMigration
{
    public string Id => "0001";

    public string Name => "create-notes";

    public void Up(Document document) => document.StartNotes();
}

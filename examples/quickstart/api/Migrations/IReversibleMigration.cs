namespace Quickstart.Api;

/// <summary>A migration that can be taken back without losing a note.</summary>
internal interface IReversibleMigration : IMigration
{
    /// <summary>Undoes <see cref="IMigration.Up"/> in memory; what was only kept since then is lost.</summary>
    void Down(Document document);
}

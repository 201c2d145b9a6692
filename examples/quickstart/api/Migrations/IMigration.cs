namespace Quickstart.Api;

/// <summary>
/// One step of the data's form. It must be backward compatible: the previous release keeps reading and writing the data after
/// <see cref="Up"/> until traffic has moved, and again after a rollback. So a step adds; what an older release relies on is
/// removed only by a later release's step.
/// </summary>
internal interface IMigration
{
    /// <summary>Four digits; ids sort in the order in which migrations are applied.</summary>
    string Id { get; }

    string Name { get; }

    /// <summary>Changes the document in memory. It is stored only when this returns.</summary>
    void Up(Document document);
}

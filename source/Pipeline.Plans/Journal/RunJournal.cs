namespace Pipeline.Plans;

/// <summary>The journal of a run, as read back.</summary>
/// <param name="Header">The run as a whole.</param>
/// <param name="Entries">In the order in which they were written.</param>
public sealed record RunJournal(RunHeader Header, IReadOnlyList<JournalEntry> Entries)
{
    /// <summary>The effects that were begun and of which nothing is known since: the run was killed while they ran.</summary>
    public IReadOnlyList<JournalIntent> Unfinished
    {
        get
        {
            var open = new List<JournalIntent>();
            foreach (var entry in Entries)
            {
                if (entry is JournalIntent intent) open.Add(intent);
                else open.RemoveAll(begun => begun.Id == entry.Id);
            }

            return open;
        }
    }
}

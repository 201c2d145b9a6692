using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Small texts that are kept where the environment runs, beside its records, so that the next run finds them from whatever machine: who
/// locked the environment, what a monitor saw last, what was done to it.
/// </summary>
public interface IHostNotes
{
    /// <summary>The text; <see langword="null"/> when there is none of that name.</summary>
    /// <param name="name">A file name without folders: <c>lock.json</c>.</param>
    Query<string?> Read(string name);

    /// <summary>Replaces the text whole; readable by the host's user alone.</summary>
    Effect Write(string name, Value<string> text);

    /// <summary>Appends one line.</summary>
    Effect Append(string name, Value<string> line);

    /// <summary>Removes the text; none is no failure.</summary>
    Effect Remove(string name);
}

namespace Quickstart.Api;

/// <summary>The body of <c>POST /api/notes</c>.</summary>
/// <param name="Text">Required, at most 500 characters.</param>
/// <param name="Author">Optional, at most 60 characters.</param>
internal sealed record NewNote(string? Text, string? Author = null)
{
    private const int LongestText = 500;
    private const int LongestAuthor = 60;

    /// <summary>What a request without a body brings.</summary>
    public static NewNote Blank { get; } = new((string?)null);

    /// <summary>The note without the blanks around it; a blank author is none.</summary>
    public NewNote Trimmed() => new(Text?.Trim(), Author?.Trim() is { Length: > 0 } name ? name : null);

    /// <summary>What is wrong, by field; empty when the note can be kept.</summary>
    public Dictionary<string, string[]> Errors()
    {
        var errors = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (string.IsNullOrEmpty(Text))
            errors["text"] = ["Write something: the text is empty."];
        else if (Text.Length > LongestText)
            errors["text"] = [$"The text has {Text.Length} characters; at most {LongestText} are kept."];
        if (Author?.Length > LongestAuthor)
            errors["author"] = [$"The name has {Author.Length} characters; at most {LongestAuthor} are kept."];
        return errors;
    }
}

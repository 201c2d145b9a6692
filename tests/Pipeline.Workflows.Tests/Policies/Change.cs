namespace Pipeline.Workflows.Tests;

/// <summary>A text in <see cref="GoodWorkflow"/> that is replaced, everywhere, by another one.</summary>
internal sealed record Change(string From, string To)
{
    /// <summary>A second change that belongs to it.</summary>
    public Change? And { get; init; }

    public string ApplyTo(string text)
    {
        text.Should().Contain(From, "a change replaces what is there");
        var changed = text.Replace(From, To, StringComparison.Ordinal);
        return And?.ApplyTo(changed) ?? changed;
    }
}

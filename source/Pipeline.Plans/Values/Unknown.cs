namespace Pipeline.Plans;

/// <summary>Why a value cannot be shown yet: what it is, and what makes it known.</summary>
public sealed record Unknown(string Name, string After)
{
    /// <summary>Opens the text of an unknown value in a rendered plan; no command of a real plan contains it.</summary>
    public const char Open = '‹';

    /// <summary>Closes the text of an unknown value in a rendered plan.</summary>
    public const char Close = '›';

    public override string ToString() => $"{Open}{Name}: known after {After}{Close}";
}

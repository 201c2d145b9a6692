namespace Pipeline.Targets;

/// <summary>What a line is, which a terminal shows as colour.</summary>
internal enum Style
{
    Plain,
    Heading,
    Good,
    Bad,
    Faint,
}

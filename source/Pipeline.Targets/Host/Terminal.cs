namespace Pipeline.Targets;

/// <summary>A terminal with a person before it.</summary>
public sealed class Terminal : Host
{
    public override string Name => "terminal";
}

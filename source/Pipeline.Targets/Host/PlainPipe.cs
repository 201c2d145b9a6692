namespace Pipeline.Targets;

/// <summary>Output goes to a file or another program: no colours, no questions.</summary>
public sealed class PlainPipe : Host
{
    public override string Name => "pipe";
}

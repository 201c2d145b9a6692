namespace Pipeline.Workflows;

/// <summary>The machine that a job runs on.</summary>
public sealed record Runner
{
    private Runner(bool isSelfHosted, string label) => (IsSelfHosted, Label) = (isSelfHosted, label);

    /// <summary>The default: a fixed image, so that it does not change under a build.</summary>
    public static Runner Ubuntu2404 { get; } = Hosted("ubuntu-24.04");

    public static Runner Windows2025 { get; } = Hosted("windows-2025");

    public static Runner MacOS15 { get; } = Hosted("macos-15");

    /// <summary>A machine of one's own: it keeps its files from run to run.</summary>
    public bool IsSelfHosted { get; }

    /// <summary>Its label; an expression when a matrix gives it.</summary>
    public string Label { get; }

    /// <summary>A machine that GitHub provides for one job.</summary>
    public static Runner Hosted(string label) => new(isSelfHosted: false, label);

    /// <summary>A machine of one's own with that label, besides <c>self-hosted</c>.</summary>
    public static Runner SelfHosted(string label) => new(isSelfHosted: true, label);

    /// <summary>The machine that an axis of the target's matrix names.</summary>
    public static Runner OfMatrix(string axis) => Hosted($"${{{{ matrix.{axis} }}}}");

    public override string ToString() => IsSelfHosted ? $"self-hosted, {Label}" : Label;
}

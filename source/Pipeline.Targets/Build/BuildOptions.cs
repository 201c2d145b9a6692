namespace Pipeline.Targets;

/// <summary>What the built-in options ask for.</summary>
internal sealed record BuildOptions
{
    /// <summary>As typed; empty means the default targets.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>
    /// As typed; <see langword="null"/> when <c>--skip</c> is absent, empty when it names nothing: all but the invoked targets.
    /// </summary>
    public IReadOnlyList<string>? Skip { get; init; }

    public string? Environment { get; init; }

    /// <summary>The version to deploy or to go back to; the components give it its meaning.</summary>
    public string? Release { get; init; }

    public bool IsDryRun { get; init; }

    /// <summary>Shows the plan instead of running it.</summary>
    public PlanFormat? Plan { get; init; }

    /// <summary>Goes on where the last run ended.</summary>
    public bool Continues { get; init; }

    /// <summary>How many targets run at once.</summary>
    public int Parallel { get; init; } = System.Environment.ProcessorCount;

    /// <summary>Does not ask before a protected environment is changed.</summary>
    public bool Yes { get; init; }

    /// <summary>Names of parameter files, <c>.nuke/parameters.NAME.json</c>; the last counts.</summary>
    public IReadOnlyList<string> Profiles { get; init; } = [];

    public Verbosity Verbosity { get; init; } = Verbosity.Normal;

    /// <summary>The host to write for; <see langword="null"/> means the one that is found.</summary>
    public string? Host { get; init; }

    /// <summary>The repository's root as typed; <see langword="null"/> means the one that is found.</summary>
    public string? Root { get; init; }

    public bool NoLogo { get; init; }

    public bool Help { get; init; }

    /// <summary>The shell whose script is printed.</summary>
    public string? CompletionScript { get; init; }
}

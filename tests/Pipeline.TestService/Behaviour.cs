using System.Globalization;

namespace Pipeline.TestService;

/// <summary>How this instance behaves, read from environment variables. Without any it is a good service.</summary>
internal sealed record Behaviour
{
    /// <summary>TEST_VERSION: what <c>/version</c> and the header <c>X-Version</c> answer; else the release that it is told to belong to.</summary>
    public string Version { get; init; } = Text("TEST_VERSION") ?? Text("RELEASE_VERSION") ?? "none";

    /// <summary>
    /// TEST_HEALTH: what <c>/health</c> does. "ok"; a status number; "hang"; "after:500" (503 for the first 500 ms of the process, then 200);
    /// "until:500" (200 for 500 ms from the first time that it is asked, then 503).
    /// </summary>
    public string Health { get; init; } = Text("TEST_HEALTH") ?? "ok";

    /// <summary>TEST_ERROR_EVERY=10: every tenth request is answered with 500; those for health and metrics are not.</summary>
    public int? ErrorEvery { get; init; } = Number("TEST_ERROR_EVERY");

    /// <summary>TEST_SLOWER_MS: every answer begins that much later; those for health and metrics do not.</summary>
    public TimeSpan Slower { get; init; } = TimeSpan.FromMilliseconds(Number("TEST_SLOWER_MS") ?? 0);

    /// <summary>TEST_LISTEN=no: never opens its port.</summary>
    public bool Listens { get; init; } = Text("TEST_LISTEN") != "no";

    /// <summary>TEST_EXIT_AFTER_MS: ends itself after that time, 0 is at once.</summary>
    public TimeSpan? ExitAfter { get; init; } = Number("TEST_EXIT_AFTER_MS") is { } ms ? TimeSpan.FromMilliseconds(ms) : null;

    /// <summary>TEST_EXIT_CODE: with that code.</summary>
    public int ExitCode { get; init; } = Number("TEST_EXIT_CODE") ?? 1;

    /// <summary>TEST_IGNORE_SIGTERM=yes: only SIGKILL ends it.</summary>
    public bool IgnoresSigTerm { get; init; } = Text("TEST_IGNORE_SIGTERM") == "yes";

    /// <summary>TEST_CHILD=yes: starts a child process that ignores SIGTERM; <c>/child</c> answers its process id.</summary>
    public bool HasChild { get; init; } = Text("TEST_CHILD") == "yes";

    /// <summary>TEST_PRINT: that many lines on standard output ("out 1", …) at the start, and the same number on standard error ("err 1", …).</summary>
    public int PrintedLines { get; init; } = Number("TEST_PRINT") ?? 0;

    /// <summary>TEST_TELL=A,B: prints these variables at the start: as they are, in base64, as part of a URL.</summary>
    public IReadOnlyList<string> ToldVariables { get; init; } = Text("TEST_TELL")?.Split(',') ?? [];

    private static string? Text(string name) => Environment.GetEnvironmentVariable(name);

    private static int? Number(string name) => Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}

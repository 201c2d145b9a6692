namespace Pipeline.Testing;

/// <summary>What a person sees of a build that has ended.</summary>
/// <param name="ExitCode">128 and the signal's number when a signal ended it.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Duration">From its start to its end.</param>
internal sealed record BuildResult(int ExitCode, string Output, string Error, TimeSpan Duration)
{
    public string All => Output + Error;

    /// <summary>Fails with all that was printed when the exit code is another.</summary>
    public BuildResult Expect(int exitCode)
    {
        ExitCode.Should().Be(exitCode, "{0}", All);
        return this;
    }
}

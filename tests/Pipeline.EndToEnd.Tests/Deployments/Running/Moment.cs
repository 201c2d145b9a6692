namespace Pipeline.EndToEnd.Tests;

/// <summary>A moment of a run at which something happens to it.</summary>
/// <param name="What">The signal KILL, INT or TERM, or FAIL: the effect fails.</param>
/// <param name="When"><c>before</c> or <c>after</c>.</param>
/// <param name="Effect">The id of the effect.</param>
internal sealed record Moment(string What, string When, string Effect)
{
    /// <summary>What the run ends with: who is killed cannot choose.</summary>
    public int ExitCode => What switch { "KILL" => 128 + 9, "FAIL" => 1, _ => 130 };

    /// <summary>Tells the build.</summary>
    public (string, string) Variable => ("DELIVERY_DISTURB", ToString());

    /// <summary>Both moments of an effect.</summary>
    public static IEnumerable<Moment> Around(string what, string effect) => [new(what, "before", effect), new(what, "after", effect)];

    public override string ToString() => $"{What} {When} {Effect}";

    /// <summary>Runs a part of a test; its failure names this moment.</summary>
    public async Task TestAsync(Func<Task> part)
    {
        try
        {
            await part();
        }
        catch (Xunit.Sdk.XunitException failure)
        {
            throw new Xunit.Sdk.XunitException($"{this}: {failure.Message}");
        }
    }
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The smoke tests of an environment as requests through its edge.</summary>
public static class SmokePlan
{
    /// <summary>The edge may take a moment to route; a smoke test that fails once is tried again.</summary>
    private static readonly Retry Patience = new(3, TimeSpan.FromMilliseconds(250));
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    public static Plan Of(DeploymentEnvironment environment, Uri url, string version) => environment.SmokeTests.Count == 0
        ? Plan.Nothing("no smoke tests")
        : Plan.Sequence(environment.SmokeTests.Select((test, index) => new Step($"{index + 1}", Call(test, url, version))));

    private static HttpCall Call(SmokeTest test, Uri url, string version) => new(test.Method, new Uri(url, test.Path).AbsoluteUri)
    {
        Body = test.Body,
        Expected = [test.Expected],
        Contains = test.Contains?.Replace("{version}", version, StringComparison.Ordinal),
        Retry = Patience,
        Deadline = Deadline,
    };
}

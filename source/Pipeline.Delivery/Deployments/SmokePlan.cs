using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The smoke tests of an environment as requests through its edge.</summary>
public static class SmokePlan
{
    /// <summary>The edge may take a moment to route; a smoke test that fails once is tried again.</summary>
    private static readonly Retry Patience = new(3, TimeSpan.FromMilliseconds(250));
    private static readonly TimeSpan Pauses = TimeSpan.FromSeconds(1);

    /// <param name="environment">Whose tests.</param>
    /// <param name="url">Where users reach it.</param>
    /// <param name="version">What <c>{version}</c> stands for.</param>
    /// <param name="maintenance">The tests pass the maintenance page by, when there is one.</param>
    public static Plan Of(DeploymentEnvironment environment, Uri url, string version, MaintenanceNotice? maintenance) => environment.SmokeTests.Count == 0
        ? Plan.Nothing("no smoke tests")
        : Plan.Sequence(environment.SmokeTests.Select((test, index) => new Step($"{index + 1}", Call(test, url, version, maintenance))));

    private static HttpCall Call(SmokeTest test, Uri url, string version, MaintenanceNotice? maintenance) => new(test.Method, new Uri(url, test.Path).AbsoluteUri)
    {
        SecretHeaders = maintenance?.Headers ?? ImmutableSortedDictionary<string, Secret>.Empty,
        Body = test.Body,
        Expected = [test.Expected],
        Contains = test.Contains?.Replace("{version}", version, StringComparison.Ordinal),
        AnswerWithin = test.AnswerWithin,
        Retry = Patience,
        Deadline = (Patience.Attempts * test.AnswerWithin) + Pauses,
    };
}

using Pipeline.Agent.Protocol;

namespace Pipeline.Agent.Tests;

/// <summary>Specifications of services for tests.</summary>
internal static class TestServices
{
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "Pipeline.TestService.dll");

    /// <summary>The test service with behaviour by its <c>TEST_…</c> variables.</summary>
    public static ServiceSpec Web(string name = "web", string route = "/", params (string Name, string Value)[] variables) => new(
        name,
        ["dotnet", Assembly],
        AppContext.BaseDirectory,
        variables.ToDictionary(variable => variable.Name, variable => variable.Value, StringComparer.Ordinal),
        route,
        "/health");

    /// <summary>Any other program, as a service that nobody asks.</summary>
    public static ServiceSpec Program(string name, params string[] command) => new(
        name, command, AppContext.BaseDirectory, new Dictionary<string, string>(StringComparer.Ordinal), $"/{name}", "/");
}

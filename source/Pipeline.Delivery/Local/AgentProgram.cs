using System.Security.Cryptography;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Writes the agent's program, which this assembly carries, to a folder named by its content.</summary>
/// <param name="Folder">Where the agents of the environment are.</param>
internal sealed record AgentProgram(string Folder) : Effect
{
    private const string Assembly = "Pipeline.Agent.dll";
    private static readonly string[] Names = [Assembly, "Pipeline.Agent.runtimeconfig.json"];
    private static readonly Lazy<string> Hash = new(() => Convert.ToHexStringLower(SHA256.HashData(Read(Assembly)).AsSpan(0, 6)));

    /// <summary>The path of the program.</summary>
    public string File => Path.Combine(Home, Assembly);

    private string Home => Path.Combine(Folder, Hash.Value);

    public override string Describe(Values values) => $"write the agent to {Home}";

    public override async Task ApplyAsync(ApplyContext context)
    {
        foreach (var name in Names) await AtomicFile.WriteAsync(Path.Combine(Home, name), Read(name), cancellation: context.Cancellation);
    }

    private static byte[] Read(string name)
    {
        using var resource = typeof(AgentProgram).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in {typeof(AgentProgram).Assembly.GetName().Name}.");
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }
}

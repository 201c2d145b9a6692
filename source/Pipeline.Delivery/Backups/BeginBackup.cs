using System.Security.Cryptography;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Names a backup, and asks its programs for their versions: one that is missing is told before anything was read.</summary>
/// <param name="Programs">The commands that ask for the versions.</param>
/// <param name="Start">Keeps what was found.</param>
internal sealed record BeginBackup(EquatableList<Command> Programs, Promise<BackupStart> Start) : Effect
{
    public override string Describe(Values values) => $"name the backup by the time; {string.Join("; ", Programs.Select(program => program.Describe(values)))}";

    public override async Task ApplyAsync(ApplyContext context)
    {
        var tools = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["pipeline"] = typeof(BeginBackup).Assembly.GetName().Version!.ToString(3) };
        foreach (var program in Programs)
            tools[program.Program] = (await CommandQuery.RunAsync(program, context.Cancellation)).Succeeded().Split('\n')[0];

        var now = context.Time.GetUtcNow();
        context.Values.Keep(Start, new BackupStart($"{now:yyyyMMdd'T'HHmmss'Z'}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}", now, context.Time.GetTimestamp(), tools));
    }
}

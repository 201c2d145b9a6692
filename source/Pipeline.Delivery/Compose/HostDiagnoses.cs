using System.Globalization;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>What there is to say about the machines of an environment before a deployment finds it out.</summary>
internal sealed class HostDiagnoses(ComposeHost host, Site site, HostPaths paths, IReadOnlyList<HostMachine> machines, TimeProvider time)
{
    private const long EnoughBytes = 2L << 30;
    private const long EnoughMemory = 128L << 20;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public Query<IReadOnlyList<Diagnosis>> All => new($"the machines of {site.Environment.Name}", async cancellation =>
    {
        var each = await Task.WhenAll(machines.Select(machine => OfAsync(machine, cancellation)));
        return [.. each.SelectMany(found => found)];
    });

    private async Task<IReadOnlyList<Diagnosis>> OfAsync(HostMachine machine, CancellationToken cancellation)
    {
        try
        {
            var facts = HostFactsReader.Read(await machine.AskAsync(HostScripts.State, [paths.Home, paths.Project], cancellation));
            var measures = await machine.AskAsync(HostScripts.Doctor, [paths.Home], cancellation);
            return [.. Programs(machine.Machine, facts), .. Measures(machine.Machine, measures)];
        }
        catch (FailureException failure)
        {
            return [Diagnosis.Bad($"{machine.Machine}", failure.Message, failure.NextSteps is [var first, ..] ? first : $"ssh {machine.Machine} true")];
        }
    }

    private IEnumerable<Diagnosis> Programs(Machine machine, HostFacts facts)
    {
        if (ComposeState.ObstacleOf(site, host, machine, facts) is { } obstacle)
        {
            yield return Diagnosis.Bad($"{machine}", obstacle);
            yield break;
        }

        yield return Diagnosis.Good($"{machine}", $"Docker {facts.Engine} with {facts.Compose}; {paths.Home} can be written.");
        if (facts.DigestOf("edge") is null) yield return Diagnosis.Good($"edge on {machine}", "Nothing was deployed yet.");
        else if (facts.EdgeRuns) yield return Diagnosis.Good($"edge on {machine}", "The edge runs.");
        else yield return Diagnosis.Bad($"edge on {machine}", "The edge does not run.", $"ssh {machine} docker ps --all --filter label=com.docker.compose.project={paths.Pool("edge")}");
    }

    private IEnumerable<Diagnosis> Measures(Machine machine, string text)
    {
        foreach (var words in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')))
        {
            var number = long.Parse(words[1], CultureInfo.InvariantCulture);
            yield return words[0] switch
            {
                "clock" => Clock(machine, DateTimeOffset.FromUnixTimeSeconds(number)),
                "memory" => Room(machine, "memory", number, EnoughMemory, "available", $"ssh {machine} docker stats --no-stream"),
                _ => Room(machine, words[0] == "disk" ? "disk" : "disk of images", number, EnoughBytes, "free", $"ssh {machine} docker system df"),
            };
        }
    }

    private Diagnosis Clock(Machine machine, DateTimeOffset there)
    {
        var skew = (there - time.GetUtcNow()).Duration();
        return skew < Skew
            ? Diagnosis.Good($"clock of {machine}", "It goes like the clock here.")
            : Diagnosis.Warning($"clock of {machine}", $"It differs from the clock here by {skew.TotalMinutes:0.0} min; leases use the machine's alone.", $"ssh {machine} timedatectl");
    }

    private static Diagnosis Room(Machine machine, string what, long bytes, long enough, string state, string look)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GiB are {state}.");
        return bytes >= enough ? Diagnosis.Good($"{what} of {machine}", text) : Diagnosis.Warning($"{what} of {machine}", text, look);
    }
}

using System.Globalization;

namespace Pipeline.Delivery;

/// <summary>Reads what the edge tool prints of a pool: numbers of every service, a line each.</summary>
internal static class PoolCountersReader
{
    /// <summary>All services on all machines together; the latency is weighted by requests.</summary>
    public static PoolCounters Sum(IEnumerable<string> answers)
    {
        long requests = 0, errors = 0, inFlight = 0, milliseconds = 0;
        foreach (var line in answers.SelectMany(answer => answer.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
        {
            var numbers = line.Split(' ').Select(word => long.Parse(word, CultureInfo.InvariantCulture)).ToArray();
            requests += numbers[0];
            errors += numbers[1];
            milliseconds += numbers[2] * numbers[0];
            inFlight += numbers[3];
        }

        return new PoolCounters(requests, errors, requests == 0 ? null : TimeSpan.FromMilliseconds(milliseconds / (double)requests), (int)inFlight);
    }

    public static ProbeAnswer Answer(string line)
    {
        var words = line.Split(' ');
        return new ProbeAnswer(
            int.TryParse(words[0], CultureInfo.InvariantCulture, out var status) ? status : null,
            TimeSpan.FromMilliseconds(int.Parse(words[1], CultureInfo.InvariantCulture)));
    }
}

namespace Pipeline.Plans;

/// <summary>Durations as a person reads them: <c>250 ms</c>, <c>4.2 s</c>, <c>1 m 30 s</c>, <c>2 h 5 m</c>.</summary>
public static class Duration
{
    public static string Show(TimeSpan time) => time switch
    {
        { TotalMilliseconds: < 1000 } => $"{time.TotalMilliseconds:0} ms",
        { TotalSeconds: < 60 } => $"{time.TotalSeconds:0.#} s",
        { TotalMinutes: < 60 } => time.Seconds == 0 ? $"{time.Minutes} m" : $"{time.Minutes} m {time.Seconds} s",
        _ => time.Minutes == 0 ? $"{(int)time.TotalHours} h" : $"{(int)time.TotalHours} h {time.Minutes} m",
    };
}

namespace Pipeline.Load;

/// <summary>What is sent, and how often. A rate of 0 leaves a lane out.</summary>
/// <param name="Url">Of the edge.</param>
public sealed record LoadOptions(Uri Url)
{
    /// <summary>Short GETs a second, over as many connections as are needed.</summary>
    public double ShortRate { get; init; } = 100;

    public string ShortPath { get; init; } = "/version";

    /// <summary>Clients that keep one connection each for the whole time and send one short GET every <see cref="KeptInterval"/>.</summary>
    public int Kept { get; init; } = 4;

    public TimeSpan KeptInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>GETs a second that take long.</summary>
    public double SlowRate { get; init; } = 1;

    public string SlowPath { get; init; } = "/slow/2000";

    /// <summary>Uploads a second, of <see cref="UploadSize"/> bytes each, with PUT.</summary>
    public double UploadRate { get; init; } = 1;

    public string UploadPath { get; init; } = "/hash";

    public int UploadSize { get; init; } = 1024 * 1024;

    /// <summary>Clients that listen to server-sent events, and come back when the stream ends.</summary>
    public int Listeners { get; init; } = 2;

    public string EventsPath { get; init; } = "/ticks";

    /// <summary>A request that takes longer has failed.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>How a backup is made smaller: by a standard program, in its standard format.</summary>
public sealed record Compression
{
    private Compression() { }

    /// <summary>Zstandard (RFC 8878) on all cores, at its usual level.</summary>
    public static Compression Zstd { get; } = new() { Program = "zstd", Extension = ".zst", Arguments = ["--quiet", "--threads=0", "--stdout"], Undo = ["--quiet", "--decompress", "--stdout"], Back = "zstd -d" };

    /// <summary>gzip (RFC 1952), on one core: slower and larger, and everywhere.</summary>
    public static Compression Gzip { get; } = new() { Program = "gzip", Extension = ".gz", Arguments = ["--stdout"], Undo = ["--decompress", "--stdout"], Back = "gzip -d" };

    /// <summary>As it comes.</summary>
    public static Compression None { get; } = new();

    internal static IReadOnlyList<Compression> All { get; } = [Zstd, Gzip];

    /// <summary>The program; <see langword="null"/> when there is none.</summary>
    public string? Program { get; private init; }

    internal string Extension { get; private init; } = "";

    private IReadOnlyList<string> Arguments { get; init; } = [];

    private IReadOnlyList<string> Undo { get; init; } = [];

    /// <summary>The command that undoes it, in a pipeline; empty when there is none.</summary>
    public string Back { get; private init; } = "";

    /// <summary>The stage that undoes it.</summary>
    internal IEnumerable<Command> Unpacking => Program is null ? [] : [new Command(Program, Undo.Select(Value.Of))];

    /// <summary>The stage of the stream.</summary>
    internal IEnumerable<Command> Stage => Program is null ? [] : [new Command(Program, Arguments.Select(Value.Of))];
}

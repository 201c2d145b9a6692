using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>How a backup is made smaller: by a standard program, in its standard format.</summary>
public sealed record Compression
{
    private Compression() { }

    /// <summary>
    /// Zstandard (RFC 8878) on all cores, at its quickest level: a dump is taken on a machine that serves. See <see cref="ZstdAt"/>.
    /// </summary>
    public static Compression Zstd { get; } = ZstdAt(1);

    /// <summary>Zstandard at another level: 3 is the program's own default, 19 takes long and much memory.</summary>
    /// <param name="level">1 to 19.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such level.</exception>
    public static Compression ZstdAt(int level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 19);
        return new() { Program = "zstd", Extension = ".zst", Arguments = ["--quiet", "--threads=0", $"-{level}", "--stdout"], Undo = ["--quiet", "--decompress", "--stdout"], Back = "zstd -d" };
    }

    /// <summary>gzip (RFC 1952), on one core: slower and larger, and everywhere.</summary>
    public static Compression Gzip { get; } = new() { Program = "gzip", Extension = ".gz", Arguments = ["--stdout"], Undo = ["--decompress", "--stdout"], Back = "gzip -d" };

    /// <summary>As it comes.</summary>
    public static Compression None { get; } = new();

    internal static IReadOnlyList<Compression> All { get; } = [Zstd, Gzip];

    /// <summary>The program; <see langword="null"/> when there is none.</summary>
    public string? Program { get; private init; }

    internal string Extension { get; private init; } = "";

    private EquatableList<string> Arguments { get; init; } = [];

    private EquatableList<string> Undo { get; init; } = [];

    /// <summary>The command that undoes it, in a pipeline; empty when there is none.</summary>
    public string Back { get; private init; } = "";

    /// <summary>The stage that undoes it.</summary>
    internal IEnumerable<Command> Unpacking => Program is null ? [] : [new Command(Program, Undo.Select(Value.Of))];

    /// <summary>The stage of the stream.</summary>
    internal IEnumerable<Command> Stage => Program is null ? [] : [new Command(Program, Arguments.Select(Value.Of))];
}

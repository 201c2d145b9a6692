using Pipeline.Delivery;
using Pipeline.Plans;

namespace Pipeline.Bench;

/// <summary>Bytes that compress to about a quarter, as many as one likes.</summary>
internal sealed record SyntheticSource(long Bytes) : BackupSource
{
    public override string Kind => "synthetic";

    public override IEnumerable<string> Tools => [];

    public override SourceReading Read(Site site, IEnvironmentHost host, Release? running) =>
        new(new Generator(Bytes), new SourceFacts(Kind)) { Format = "bytes", Extension = ".bin", Restore = "cat" };

    private sealed record Generator(long Bytes) : StreamSource
    {
        public override string Name => "generator";

        public override string Describe(Values values) => $"generate {Bytes}";

        public override Task<Stream> OpenAsync(ApplyContext context) => Task.FromResult<Stream>(new GeneratedStream(Bytes));
    }
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Compares a stream with what the manifest says of the data before it was packed; another sink may take it too.</summary>
/// <param name="Data">What the manifest says.</param>
/// <param name="Reader">A program that has to understand it; none when <see langword="null"/>.</param>
internal sealed record DigestSink(BackupData Data, CommandSink? Reader) : StreamSink
{
    public override string Describe(Values values) =>
        Reader is null ? $"| sha256sum   # {Data.Sha256}" : $"| tee >(sha256sum >&2) {Reader.Describe(values)}   # {Data.Sha256}";

    public override async Task<IStreamTarget> OpenAsync(ApplyContext context) =>
        new DigestTarget(Data, Reader is null ? null : await Reader.OpenAsync(context));
}

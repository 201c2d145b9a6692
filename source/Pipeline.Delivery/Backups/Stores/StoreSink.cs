using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Streams into an object of a store.</summary>
/// <param name="Objects">The store.</param>
/// <param name="Prefix">What its key begins with.</param>
/// <param name="Id">The backup's name, the next segment.</param>
/// <param name="File">The last segment.</param>
internal sealed record StoreSink(IObjectStore Objects, string Prefix, Value<string> Id, string File) : StreamSink
{
    public override string Describe(Values values) => $"> {Objects.AddressOf($"{Prefix}{Id.Show(values)}/{File}")}";

    public override Task<IStreamTarget> OpenAsync(ApplyContext context) => Objects.CreateAsync($"{Prefix}{context.Read(Id)}/{File}", context);
}

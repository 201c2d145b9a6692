using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Takes a backup: fixes the moment, streams the data through compression and encryption into the store, counts, and writes the manifest last.
/// Whatever goes wrong before that, there is no backup, and nothing of it is kept.
/// </summary>
public static class BackupPlan
{
    /// <param name="request">What to take.</param>
    public static Plan Of(BackupRequest request) => Of(request, out var taken);

    /// <param name="request">What to take.</param>
    /// <param name="taken">The backup, once it is there; <see langword="null"/> when there is nothing to back up.</param>
    public static Plan Of(BackupRequest request, out Value<Backup>? taken)
    {
        taken = null;
        return request.Place.Policy.Source.Read(request.Place.Site, request.Host, request.Running?.Release) is { } reading
            ? Take(request, reading, out taken)
            : Plan.Nothing($"{request.Place.Policy.Name} has no data yet");
    }

    private static Plan Take(BackupRequest request, SourceReading reading, out Value<Backup>? taken)
    {
        var (place, policy) = (request.Place, request.Place.Policy);
        var start = Value.Promise<BackupStart>("backup", "begin");
        var result = Value.Promise<StreamResult>("sizes and hashes", "stream");
        var backup = Value.Promise<Backup>("backup", "manifest");
        taken = backup;

        var file = $"data{reading.Extension}{policy.Compression.Extension}{policy.Encryption?.Extension}";
        var stream = new StreamBytes(reading.Bytes, new StoreSink(place.Objects, place.Prefix, start.Map(begun => begun.Id), file))
        {
            Stages = Stages(place),
            Result = result,
        };
        var manifest = start.Combine(result, (begun, streamed) => (Start: begun, Streamed: streamed))
            .Combine(reading.Facts, (known, facts) => (known.Start, known.Streamed, Facts: facts))
            .Combine(reading.Tables, (known, tables) => ManifestOf(request, reading, file, known.Start, known.Streamed) with { Source = known.Facts, Tables = tables });
        return Plan.Sequence(
            ("leftovers", new RemoveLeftovers(place)),
            ("take", Plan.Guard(
                Plan.Sequence(
                [
                    ("begin", new BeginBackup([.. Versions(reading, policy)], start)),
                    .. Step("open", reading.Open),
                    ("stream", stream),
                    .. Step("count", reading.Count),
                    ("manifest", new WriteManifest(place, start, manifest, backup)),
                ]),
                onFailure: new RemoveLeftovers(place),
                always: reading.Close)));
    }

    private static IEnumerable<Step> Step(string name, Plan? plan) => plan is null ? [] : [(name, plan)];

    private static IReadOnlyList<Command> Stages(BackupPlace place) =>
        [.. place.Policy.Compression.Stage, .. place.Policy.Encryption is { } encryption ? [encryption.Stage(place.Site)] : Array.Empty<Command>()];

    private static IEnumerable<Command> Versions(SourceReading reading, BackupPolicy policy) =>
    [
        .. reading.Versions,
        .. policy.Compression.Program is { } packer ? [new Command(packer, "--version")] : Array.Empty<Command>(),
        .. policy.Encryption is { } encryption ? [new Command(encryption.Program, "--version")] : Array.Empty<Command>(),
    ];

    private static BackupManifest ManifestOf(BackupRequest request, SourceReading reading, string file, BackupStart start, StreamResult streamed) => new()
    {
        Id = start.Id,
        Application = request.Place.Site.Application.Name,
        Environment = request.Place.Site.Environment.Name,
        Policy = request.Place.Policy.Name,
        TakenAt = start.At,
        CompletedAt = start.At,
        Run = request.Stamp.Run,
        By = request.Stamp.By,
        Release = request.Running?.Release.Version,
        Schema = request.Running?.Schema ?? new(StringComparer.Ordinal),
        Source = new SourceFacts(request.Place.Policy.Source.Kind),
        Tools = start.Tools,
        Stages = [.. streamed.Parts.Select(part => new BackupStage(part.Name, part.Bytes))],
        Data = new BackupData(
            file, Formats(reading, request.Place.Policy), streamed.Plain.Bytes, streamed.Plain.Sha256!, streamed.Stored.Bytes, streamed.Stored.Sha256!,
            request.Place.Policy.Encryption?.Key),
        Restore = RestoreLine.Of(file, reading, request.Place.Policy),
    };

    private static string Formats(SourceReading reading, BackupPolicy policy) =>
        string.Join(", ", ((string?[])[reading.Format, policy.Compression.Program, policy.Encryption?.Format]).OfType<string>());
}

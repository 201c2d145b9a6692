using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// A MongoDB replica set, by <c>mongodump --archive --oplog</c>: as of the moment at which the dump ends. No server could be had where this was
/// written: it follows the documentation (https://www.mongodb.com/docs/database-tools/mongodump/), and was tested with a stand-in.
/// </summary>
/// <param name="UrlSecret">The name of the secret with its address, without a database: <c>mongodb://user:password@host1,host2/?replicaSet=rs0</c>.</param>
public sealed record MongoSource(string UrlSecret) : BackupSource
{
    private const string Program = "mongodump";
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override string Kind => "mongodb";

    /// <summary>Where <c>mongodump</c> runs; here by default, with the address as it stands in the secret.</summary>
    public SourcePlace Place { get; init; } = SourcePlace.Here;

    public override IEnumerable<string> Secrets => [UrlSecret];

    public override IEnumerable<string> Tools => Place.IsHere ? [Program] : [];

    public override SourceReading Read(Site site, IEnvironmentHost host, Release? running)
    {
        var where = Place.Of(host);
        return new SourceReading(
            new CommandSource(Dump(site, where)) { NextSteps = [$"Check that {UrlSecret} leads to a replica set that can be reached, then run the same command again."] },
            new SourceFacts(Kind))
        {
            Format = "mongodump archive",
            Extension = ".archive",
            Restore = "mongorestore --archive --oplogReplay --uri=URL",
            Versions = [new Command(Program, "--version") { Where = where }],
        };
    }

    /// <summary>The address goes by a configuration file, which is its standard input. A JSON string is a YAML string.</summary>
    private Command Dump(Site site, Where where)
    {
        var url = site.Secret(UrlSecret);
        return new(Program, "--config=/dev/stdin", "--archive", "--oplog", "--quiet")
        {
            Where = where,
            Input = url is null ? null : new CommandInput(Redactor.Mask, Encoding.UTF8.GetBytes($"uri: {JsonSerializer.Serialize(url.Reveal(), Quoting)}\n")) { Secrets = [url] },
        };
    }
}

using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>A Redis server, by <c>redis-cli --rdb</c>: the snapshot that a replica would get, which the server makes while it serves.</summary>
/// <param name="UrlSecret">The name of the secret with its address: <c>redis://:password@host:6379</c>, as the services see it; all its databases are part of it.</param>
public sealed record RedisSource(string UrlSecret) : BackupSource
{
    private const string Program = "redis-cli";
    private const int UsualPort = 6379;

    public override string Kind => "redis";

    /// <summary>Where <c>redis-cli</c> runs; here by default.</summary>
    public SourcePlace Place { get; init; } = SourcePlace.Here;

    public override IEnumerable<string> Secrets => [UrlSecret];

    public override IEnumerable<string> Tools => Place.IsHere ? [Program] : [];

    public override SourceReading Read(Site site, IEnvironmentHost host, Release? running)
    {
        var url = site.Secret(UrlSecret);
        var server = Value.Promise<OpenedServer>("server", "open");
        var where = Place.Of(host);
        return new SourceReading(
            new CommandSource(Client(server, url, where, "--rdb", "-")) { NextSteps = ["Run the same command again; nothing of this backup was kept."] },
            server.Map(open => new SourceFacts(Kind) { ServerVersion = open.Version, Identity = open.Identity }))
        {
            Format = "RDB",
            Extension = ".rdb",
            Restore = "cat > dump.rdb   # in the folder of a stopped server that has appendonly off",
            Versions = [new Command(Program, "--version") { Where = where }],
            Open = new OpenServer(UrlSecret, () => ServerAddress.Of(UrlSecret, url, "redis", UsualPort), Place.IsHere ? host : null, opened => Client(opened, url, where, "INFO", "server"), server),
            Close = new CloseServer(server),
        };
    }

    /// <summary>Its password by <c>REDISCLI_AUTH</c>; see redis-cli(1).</summary>
    private Command Client(Value<OpenedServer> server, Secret? url, Where where, params IEnumerable<string> command) => PrivateVariables.Give(
        new Command(Program, ["-h", server.Map(open => open.Host), "-p", server.Map(open => open.Port), .. command.Select(Value.Of)]) { Where = where },
        ImmutableSortedDictionary<string, Value<string>>.Empty,
        url is not null && ServerAddress.Of(UrlSecret, url, "redis", UsualPort) is { Password.Length: > 0 } address
            ? ImmutableSortedDictionary<string, Secret>.Empty.Add("REDISCLI_AUTH", new Secret($"the password in {UrlSecret}", address.Password))
            : ImmutableSortedDictionary<string, Secret>.Empty);
}

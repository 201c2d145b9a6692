using Pipeline.Plans;

namespace Pipeline.Delivery.Tests.Notifications;

/// <summary>A deployment without a host: what is told of it, and whether its work succeeds.</summary>
internal sealed class Deployment : IDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();

    public Run Run { get; init; } = new();

    /// <summary>Why the work fails; it succeeds when <see langword="null"/>.</summary>
    public string? Failure { get; init; }

    public IReadOnlyList<Recipient> Recipients { get; init; } = [];

    public string[] Audit => File.ReadAllLines(Path.Combine(folder.Path, "audit.jsonl"));

    public static Site Site { get; } = SiteOf();

    public Task ApplyAsync() => Run.ApplyAsync(Plan());

    public Plan Plan(Plan? work = null) => Announcing.Around(
        work ?? new Work(Failure),
        new AuditTrail(new FileNotes(folder.Path), "DeployProd", "1.4.0", new RunStamp("run-1", "ada@laptop", new FixedTime(Noon))),
        Announcement(),
        Recipients);

    public static Announcement Announcement(string version = "1.4.0", DeploymentKind kind = DeploymentKind.Deploy) => new(
        Site, new Uri("https://shop.example/"), kind, version, new string('c', 40), "1.3.0",
        new RunStamp("run-1", "ada@laptop", new FixedTime(Noon)), Value.Promise<string>("reason", "a failure"));

    public void Dispose() => folder.Dispose();

    private static Site SiteOf()
    {
        var environment = new DeploymentEnvironment("production") { Host = new NoHost(), IsProtected = true };
        return new Site(new Application("shop") { Environments = [environment] }, environment, "/repository");
    }

    private sealed record Work(string? Failure) : Effect
    {
        public override string Describe(Values values) => "bring 1.4.0 up";

        public override Task ApplyAsync(ApplyContext context) => Failure is null ? Task.CompletedTask : throw new FailureException(Failure);
    }
}

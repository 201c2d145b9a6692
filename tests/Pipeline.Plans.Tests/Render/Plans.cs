namespace Pipeline.Plans.Tests;

/// <summary>Plans as a delivery builds them, with every kind of node.</summary>
internal static class Plans
{
    private static readonly Promise<string> Digest = Value.Promise<string>("digest of api", "store");
    private static readonly Promise<bool> Pending = Value.Promise<bool>("pending migrations", "Preflight");
    private static readonly Promise<Verdict> Health = Value.Promise<Verdict>("health", "gate");

    /// <summary>What the effects before it could have produced.</summary>
    public static Values Known()
    {
        var values = new Values();
        values.Keep(Digest, "sha256:9f86d081");
        values.Keep(Pending, true);
        values.Keep(Health, Verdict.Pass);
        return values;
    }

    public static Plan Deployment() => Plan.Sequence(
        ("store", new StoreDirectory(".nuke/temp/packages/api", ".nuke/local/staging/store", Digest)),
        ("migrate", Plan.When(Pending, "migrations are pending", Migrate())),
        ("pools", Plan.Parallel(("api", Start("api", 5001)), ("web", Start("web", 5002)))),
        ("route", Plan.Guard(
            Plan.Sequence(("weights", Weights("p3", 25)), ("watch", Act.Ok("watch the error rate for 30 s"))),
            onFailure: Plan.Sequence(("back", Weights("p2", 100)), ("stop", Call("DELETE", "/pools/p3"))),
            always: new AppendLine("/srv/audit.log", "route staging"))),
        ("gate", Plan.Choose(Health, [new(Verdict.Pass, Weights("p3", 100)), new(Verdict.Fail, Plan.Nothing("p2 keeps serving"))])),
        ("old", Plan.Nothing("p1 was stopped already")));

    private static RunCommand Migrate()
    {
        var command = new Command("npm", "run", "migrate", "--", "--to", "0008 index") { WorkingDirectory = "/work/shop/api" };
        return new RunCommand(command with
        {
            Environment = command.Environment.Add("NODE_ENV", "production"),
            Secrets = command.Secrets.Add("DATABASE_URL", new Secret("DATABASE_URL", "postgres://app:hunter22@db/shop")),
        })
        { Deadline = TimeSpan.FromMinutes(10) };
    }

    private static Plan Start(string service, int port) => Plan.Sequence(
        ("start", Call("PUT", $"/pools/p3/{service}", JsonBody.Object(("digest", Digest), ("port", port)))),
        ("ready", new WaitUntil(new HttpCall("GET", $"http://127.0.0.1:{port}/health"), TimeSpan.FromSeconds(30), TimeSpan.FromMilliseconds(200))));

    private static HttpCall Weights(string pool, int percent) => Call("PUT", "/route", JsonBody.Object((pool, percent))) with
    {
        Deadline = TimeSpan.FromSeconds(20),
        Retry = new Retry(3, TimeSpan.FromSeconds(1)),
    };

    private static HttpCall Call(string method, string path, JsonBody? body = null) =>
        new(method, $"http://agent{path}") { Socket = "/srv/staging/agent.sock", Body = body };

    private enum Verdict
    {
        Pass,
        Fail,
    }
}

using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The middle of a drill: restoring and looking, between starting the clock and stopping it.</summary>
internal sealed class DrillPractice
{
    private readonly DrillRequest request;
    private readonly DrillFindings found;
    private readonly Promise<DatabaseInspection> database = Value.Promise<DatabaseInspection>("database", "open");
    private readonly Promise<bool> hadContent = Value.Promise<bool>("content", "target");
    private readonly Value<Secret>? url;

    private DrillPractice(DrillRequest request, DrillFindings found, Value<Secret>? url) => (this.request, this.found, this.url) = (request, found, url);

    private DrillPolicy Drill => request.Place.Policy.Drill;

    private string Root => request.Place.Site.Root;

    /// <summary>Into a server that lives as long as the drill.</summary>
    public static Plan InScratch(DrillRequest request, DrillFindings found)
    {
        var running = Value.Promise<RunningScratch>("scratch server", "server");
        var practice = new DrillPractice(request, found, running.Map(scratch => scratch.Server.Url(request.Password)));
        var target = new DumpTarget(request.Target, practice.database, ImmutableSortedDictionary<string, Secret>.Empty.Add("PGPASSWORD", request.Password), Empties: false)
        {
            Programs = request.Programs,
        };
        return Plan.Guard(
            Plan.Sequence(
                ("server", new StartScratchServer(request.Programs, request.Port, [.. request.Place.Policy.Drill.Roles], request.Password, running)),
                ("database", practice.Into(target))),
            always: new StopScratchServer(running));
    }

    /// <summary>Into a database that somebody keeps for it.</summary>
    public static Plan InGiven(DrillRequest request, DrillFindings found, string secret)
    {
        var url = request.Place.Site.Secret(secret);
        var practice = new DrillPractice(request, found, url is null ? null : Value.Of(url));
        return practice.Into(new DumpTarget(request.Target, practice.database, LibpqVariables.Password(secret, url), Empties: false));
    }

    private Plan Into(DumpTarget target) => Plan.Guard(
        Plan.Sequence(
        [
            ("open", new OpenDatabase(target.Name, url, Host: null, database)),
            ("target", new CheckDatabase(target.Name, database, request.Backup.Manifest, Overwrites: false, hadContent)),
            ("load", new LoadDump(request.Place, request.Backup, target)),
            ("rows", new CompareRows(database, request.Backup.Manifest, found.Rows)),
            .. Migrations(),
            .. Smoke(),
            ("measure", new MeasureDrill(found.Started, found.Took)),
        ]),
        always: Plan.Sequence(
            ("empty", request.Given is null ? Plan.Nothing("the server goes as a whole") : new EmptyAgain(database, hadContent)),
            ("close", new CloseDatabase(database))));

    private IEnumerable<Step> Migrations()
    {
        if (request.Migrating is not { } service) yield break;

        var status = Value.Promise<string>($"migrations of {service.Name}", "migrations");
        var words = service.Migrations!.StatusCommand;
        var command = new Command(words[0], words.Skip(1).Select(Value.Of)) { WorkingDirectory = Path.Combine(Root, service.Directory) };
        yield return ("migrations", new AskRestored(command, service.Migrations.DatabaseVariable ?? Drill.DatabaseVariable, url, status));
        yield return ("pending", new RequireNothingPending(service, status, found.Migrations));
    }

    private IEnumerable<Step> Smoke()
    {
        var words = Drill.SmokeCommand;
        if (words.Count == 0) yield break;

        var command = new Command(words[0], words.Skip(1).Select(Value.Of)) { WorkingDirectory = Root };
        yield return ("smoke", new AskRestored(command, Drill.DatabaseVariable, url, found.Smoke));
    }
}

using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The migrations of one service in one run.</summary>
internal sealed class MigrationRun
{
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    private readonly Site site;
    private readonly IEnvironmentHost host;
    private readonly Service service;
    private readonly PlannedRelease release;
    private readonly Variables variables;
    private readonly RunStamp stamp;
    private readonly Promise<string> first;
    private readonly Promise<string> last;

    public MigrationRun(Site site, IEnvironmentHost host, Service service, PlannedRelease release, Variables variables, RunStamp stamp)
    {
        (this.site, this.host, this.service, this.release, this.variables, this.stamp) = (site, host, service, release, variables, stamp);
        first = Value.Promise<string>($"migrations of {service.Name}", "Migrate");
        last = Value.Promise<string>($"schema of {service.Name}", "Migrate");
        Before = first.Map(Migrations.Read);
        After = last.Map(Migrations.Read);
    }

    /// <summary>How far the schema was once it was locked.</summary>
    public Value<MigrationState> Before { get; }

    /// <summary>How far it is in the end.</summary>
    public Value<MigrationState> After { get; }

    private Migrations Migrations => service.Migrations!;

    /// <summary>Applies what is pending.</summary>
    public Plan Forward() => Locked(Plan.Sequence(
        ("status", Status(first)),
        ("apply", Plan.When(
            Before.Map(state => state.Pending.Count > 0),
            "migrations are pending",
            Plan.Sequence(("run", Changing(Migrations.ApplyCommand)), ("revision", Status(last))),
            new KeepText(last, first, $"the schema of {service.Name} stays at its revision: nothing is pending")))));

    /// <summary>Takes the schema back.</summary>
    public Plan Back(WayBack way) => Locked(Plan.Sequence(
    [
        .. way.Commands.Select((command, index) => new Step($"{index + 1}", Changing(command))),
        ("revision", Status(last)),
        ("check", new RequireRevision(service.Name, After, way.Revision)),
    ]));

    /// <summary>The command that fails says why; where the schema stands then is asked at once, for the person who has to act.</summary>
    private Guard Changing(IReadOnlyList<string> command)
    {
        var run = new RunCommand(host.Command(service, release, command, variables))
        {
            Deadline = Migrations.Within,
            NextSteps =
            [
                $"Correct the migration and run the same command again: what was applied stays, and no traffic has moved.",
                $"./build.sh Status --environment {site.Environment.Name}",
            ],
        };
        var look = new RunCommand(host.Command(service, release, Migrations.StatusCommand, variables)) { Deadline = Look };
        return Plan.Guard(run, onFailure: new BestEffort(look, $"Where the schema of {service.Name} stands could not be asked"));
    }

    private RunCommand Status(Promise<string> answer) =>
        new(host.Command(service, release, Migrations.StatusCommand, variables)) { Output = answer, Deadline = Look };

    private Plan Locked(Plan body)
    {
        if (Migrations.DatabaseVariable is not { } variable) return body;

        var held = Value.Promise<DatabaseLock>($"the lock of {service.Name}", "Migrate");
        var take = new TakeDatabaseLock(service.Name, variable, AddressIn(variable), host, $"pipeline {stamp.By}, run {stamp.Run}", Migrations.Within, held);
        return Plan.Guard(Plan.Sequence(("lock", take), ("migrate", body)), always: new GiveBackDatabaseLock(service.Name, held));
    }

    /// <summary>A secret that has no value yet was reported before anything ran; a dry run goes on without.</summary>
    private Secret? AddressIn(string variable)
    {
        if (variables.Of(service).GetValueOrDefault(variable) is { } secret) return secret;

        var plain = site.Environment.Variables.GetValueOrDefault(variable) ?? service.Variables.GetValueOrDefault(variable);
        if (plain is not null) return new Secret(variable, plain);
        return service.Secrets.Contains(variable, StringComparer.Ordinal)
            ? null
            : throw new FailureException($"The migrations of {service.Name} lock the database in {variable}, and that is neither among its Secrets nor its Variables.")
            {
                NextSteps = [$"Correct DatabaseVariable of {service.Name} in the build, or add {variable} to its Secrets."],
            };
    }
}

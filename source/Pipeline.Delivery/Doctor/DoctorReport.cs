namespace Pipeline.Delivery;

/// <summary>What would stop or trouble a deployment from this machine to an environment, found out before it is tried.</summary>
public static class DoctorReport
{
    public static IReadOnlyList<Diagnosis> Of(DoctorFacts facts) =>
        [.. Here(facts), .. Secrets(facts), .. Host(facts), .. facts.State.Value is { } state ? State(facts, state) : [], .. Lock(facts)];

    private static IEnumerable<Diagnosis> Here(DoctorFacts facts)
    {
        foreach (var (program, _) in facts.Programs.Where(program => !program.IsThere))
            yield return Diagnosis.Bad("programs", $"{program} is not on PATH of this machine.", $"Install {program}, or add its folder to PATH.");

        var there = facts.Programs.Where(program => program.IsThere).Select(program => program.Program).ToList();
        if (there.Count > 0) yield return Diagnosis.Good("programs", $"On PATH of this machine: {string.Join(", ", there)}.");
        yield return facts.Folder is { } problem
            ? Diagnosis.Bad("folder", $"Runs keep their files in .nuke/temp, and {problem}.", $"Give yourself the right to write below {facts.Site.Root}/.nuke.")
            : Diagnosis.Good("folder", $"{facts.Site.Root}/.nuke/temp can be written.");
    }

    private static IEnumerable<Diagnosis> Secrets(DoctorFacts facts)
    {
        foreach (var (secret, owner, isNotifier) in facts.MissingSecrets)
        {
            var fix = $"Set the environment variable {facts.Site.Environment.Name.ToUpperInvariant().Replace('-', '_')}_{secret} or {secret}.";
            yield return isNotifier
                ? Diagnosis.Warning("secrets", $"{secret} of the notifier {owner} has no value here: a deployment from here tells nobody by it.", fix)
                : Diagnosis.Bad("secrets", $"{secret} of {owner} has no value here: a deployment from here stops.", fix);
        }

        if (facts.MissingSecrets.Count == 0) yield return Diagnosis.Good("secrets", "All that services and notifiers ask for have a value.");
    }

    private static IEnumerable<Diagnosis> Host(DoctorFacts facts) => facts.Host.IsKnown
        ? facts.Host.Value!
        : [Diagnosis.Bad("host", $"It could not be asked: {facts.Host.Reason}", $"Look whether this machine reaches it: ./build.sh Status --environment {facts.Site.Environment.Name}")];

    private static IEnumerable<Diagnosis> State(DoctorFacts facts, HostState state)
    {
        var deploy = $"Deploy again, or roll back: ./build.sh Rollback --environment {facts.Site.Environment.Name}";
        if (state.Live is { IsRunning: false } exited) yield return Diagnosis.Bad("release", $"A service of {exited.Version}, which has the traffic, has exited.", deploy);
        else if (state.Live is null && state.Last is not null) yield return Diagnosis.Bad("release", "Nothing gets traffic.", deploy);
        else if (state.Live is null) yield return Diagnosis.Good("release", "Nothing was deployed yet.");
        else if (state.Live.Version != state.Last?.Release.Version) yield return Diagnosis.Warning("release", $"The deployment of {state.Live.Version} was not completed.", "Deploy again: it is proven and recorded.");
        else yield return Diagnosis.Good("release", $"{state.Live.Version} serves.");

        foreach (var left in state.Pools.Where(pool => !pool.HasTraffic))
            yield return Diagnosis.Warning("release", $"Pool {left.Name} ({left.Version}) is left of a run that was ended.", "The next deployment stops it.");
        if (state.Maintenance is { } maintenance)
            yield return Diagnosis.Warning("maintenance", $"It is {maintenance}.", $"./build.sh MaintenanceOff --environment {facts.Site.Environment.Name}");
    }

    private static IEnumerable<Diagnosis> Lock(DoctorFacts facts)
    {
        if (facts.Lock.Value is { } locked)
            yield return Diagnosis.Warning("lock", $"It is {locked}.", $"./build.sh Unlock --environment {facts.Site.Environment.Name}");
        else if (!facts.Lock.IsKnown)
            yield return Diagnosis.Warning("lock", $"Whether it is locked could not be read: {facts.Lock.Reason}", "Deployments stop until it can be read.");
    }
}

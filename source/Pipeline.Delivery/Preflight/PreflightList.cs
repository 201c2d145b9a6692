using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>The list that a careful person goes through before a deployment, as code: facts in, findings out.</summary>
public static class PreflightList
{
    /// <summary>Goes through the list; always the same checks in the same order.</summary>
    public static IReadOnlyList<PreflightCheck> Of(PreflightFacts facts) =>
    [
        WorkingTree(facts),
        Tests(facts),
        Images(facts),
        Migrations(facts),
        Variables(facts),
        Secrets(facts),
        BackupCheck.Of(facts),
        Rollback(facts),
    ];

    private static PreflightCheck WorkingTree(PreflightFacts facts) => facts.Checkout.IsClean
        ? Ok("working tree", $"It is commit {facts.Checkout.ShortCommit}, nothing else.")
        : new PreflightCheck(
            "working tree",
            WhereProtected(facts),
            $"It differs from commit {facts.Checkout.ShortCommit}; nobody else could build this again.",
            "Commit or stash the changes; git status lists them.");

    private static PreflightCheck Tests(PreflightFacts facts) => facts.TestsPassed switch
    {
        true => Ok("tests", $"They passed for {facts.Checkout.ShortCommit}."),
        false => Blocks("tests", $"They have not passed for {facts.Checkout.ShortCommit}.", "./build.sh Test"),
        null => NotKnownYet("tests", "Test"),
    };

    private static PreflightCheck Images(PreflightFacts facts) => Read("images", facts.MissingImages, "Push", missing => missing.Count == 0
        ? Ok("images", "All of them are pushed.")
        : Blocks("images", $"Not pushed: {string.Join(", ", missing)}.", "./build.sh Push"));

    /// <summary>A host that does not have the release yet cannot tell. Migrate asks there, before traffic, and stops where it gets no answer.</summary>
    private static PreflightCheck Migrations(PreflightFacts facts) => facts.PendingMigrations is { IsKnown: false } unreadable
        ? new PreflightCheck("migrations", PreflightOutcome.Warning, $"Not known before the release is on the host: {unreadable.Reason}", "Migrate asks there, before traffic.")
        : Pending(facts);

    private static PreflightCheck Pending(PreflightFacts facts) => Read("migrations", facts.PendingMigrations, "DockerBuild", pending =>
    {
        if (pending.Count == 0) return Ok("migrations", "None is pending.");

        var text = $"{pending.Count} pending, applied before traffic: {string.Join(", ", pending)}.";
        var breaking = pending.Where(migration => IsBreaking(facts, migration)).ToList();
        return breaking.Count == 0
            ? Ok("migrations", text)
            : new PreflightCheck(
                "migrations", PreflightOutcome.Warning, $"{text} The running release cannot work with: {string.Join(", ", breaking)}.",
                "Take a backup before; afterwards ./build.sh Rollback needs --with-migrations.");
    });

    private static bool IsBreaking(PreflightFacts facts, PendingMigration migration) =>
        facts.Site.Application.Services.Any(service =>
            service.Name == migration.Service && service.Migrations?.Breaking.Contains(migration.Migration.Id, StringComparer.Ordinal) == true);

    private static PreflightCheck Variables(PreflightFacts facts)
    {
        if (facts.MissingVariables is not [var first, ..] missing) return Ok("variables", "All variables and secrets have a value.");

        var environment = facts.Site.Environment.Name;
        var own = $"{environment.ToUpperInvariant().Replace('-', '_')}_{first}";
        return Blocks("variables", $"Without a value: {string.Join(", ", missing)}.", $"Set {first}, or {own} for {environment} alone.");
    }

    private static PreflightCheck Secrets(PreflightFacts facts) => Read("secrets", facts.SecretsInGit, "", found => found.Count == 0
        ? Ok("secrets", "None was found in the files that Git tracks.")
        : Blocks(
            "secrets",
            $"In Git: {string.Join("; ", found)}.",
            $"Revoke them first, Git's history keeps them; then take them out. A false alarm gets '{SecretScan.Allow}' on its line."));

    private static PreflightCheck Rollback(PreflightFacts facts) => Read("rollback", facts.History, "", history => history is [.., var last]
        ? Ok("rollback", $"{last.Release} can come back: ./build.sh Rollback --environment {facts.Site.Environment.Name}")
        : new PreflightCheck("rollback", PreflightOutcome.Warning, "This is the first deployment: there is nothing to go back to."));

    /// <summary>Some findings stop a deployment only where the environment is protected.</summary>
    internal static PreflightOutcome WhereProtected(PreflightFacts facts) =>
        facts.Site.Environment.IsProtected ? PreflightOutcome.Error : PreflightOutcome.Warning;

    internal static PreflightCheck Ok(string name, string text) => new(name, PreflightOutcome.Ok, text);

    private static PreflightCheck Blocks(string name, string text, string fix) => new(name, PreflightOutcome.Error, text, fix);

    /// <summary>Judges what was read. What could not be read is never taken for good.</summary>
    internal static PreflightCheck Read<T>(string name, Answer<T>? answer, string after, Func<T, PreflightCheck> judge) => answer switch
    {
        null => NotKnownYet(name, after),
        { IsKnown: true } => judge(answer.Value!),
        _ => Blocks(name, $"They could not be read: {answer.Reason}", "Mend that, then ./build.sh Preflight again."),
    };

    private static PreflightCheck NotKnownYet(string name, string after) =>
        new(name, PreflightOutcome.Warning, $"Not known before {after} has run.", $"./build.sh {after}");
}

namespace Pipeline.Plans.Tests;

/// <summary>A plan of a random shape, in which one effect may fail. Its conditions, verdicts and arguments come from effects at its start, or are known.</summary>
internal sealed class PlanOfShape
{
    private readonly Promise<string> digest = Value.Promise<string>("digest", "store");
    private readonly Promise<bool> pending = Value.Promise<bool>("pending", "inspect");
    private readonly Promise<Verdict> verdict = Value.Promise<Verdict>("verdict", "gate");
    private readonly int failing;

    /// <param name="shape">The shape of its main part.</param>
    /// <param name="failing">The number of the effect that fails; 0 for none.</param>
    public PlanOfShape(Shape shape, int failing)
    {
        this.failing = failing;
        Plan = Plan.Sequence(
            ("store", Act.Keep(digest, "sha256:1")),
            ("facts", Plan.Parallel(("inspect", Act.Keep(pending, shape.Choice % 2 == 0)), ("gate", Act.Keep(verdict, (Verdict)(shape.Choice % 3))))),
            ("main", Of(shape)));
    }

    private enum Verdict
    {
        Pass,
        Fail,
        Inconclusive,
    }

    public Plan Plan { get; }

    /// <summary>How many effects can fail.</summary>
    public int Effects { get; private set; }

    /// <summary>A description with its unknowns filled in.</summary>
    public string Fill(string description) => description.Replace("‹digest: known after store›", "sha256:1", StringComparison.Ordinal);

    private Plan Of(Shape shape) => shape.Kind switch
    {
        0 => Effect(shape.Choice),
        1 => Plan.Nothing("there is no reason to"),
        2 => Plan.Sequence(Steps(shape)),
        3 => Plan.Parallel(Steps(shape)),
        4 => Plan.When(shape.Choice < 6 ? pending : pending.Map(value => !value), "pending", Of(shape.Parts[0]), shape.Parts.Count > 1 ? Of(shape.Parts[1]) : null),
        5 => Plan.Choose(shape.Choice < 6 ? verdict : Value.Of(Verdict.Fail), Enum.GetValues<Verdict>().Select((value, index) => KeyValuePair.Create(value, Of(shape.Parts[index % shape.Parts.Count])))),
        _ => Plan.Guard(Of(shape.Parts[0]), shape.Parts.Count > 1 ? Of(shape.Parts[1]) : null, shape.Parts.Count > 2 || shape.Parts.Count == 1 ? Of(shape.Parts[^1]) : null),
    };

    private IEnumerable<Step> Steps(Shape shape) => [.. shape.Parts.Select((part, index) => new Step($"step-{index}", Of(part)))];

    private Deploy Effect(int choice)
    {
        var number = ++Effects;
        return new Deploy(number, choice % 2 == 0 ? digest : "sha256:known") { Fails = number == failing };
    }

    /// <summary>Describes itself by a value.</summary>
    private sealed record Deploy(int Number, Value<string> Digest) : Effect
    {
        public bool Fails { get; init; }

        public override string Describe(Values values) => $"deploy {Number} {Digest.Show(values)}";

        public override Task ApplyAsync(ApplyContext context) => Fails ? throw new FailureException($"injected into {Number}") : Task.CompletedTask;
    }
}

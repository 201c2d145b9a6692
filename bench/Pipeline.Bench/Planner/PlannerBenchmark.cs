namespace Pipeline.Bench;

/// <summary>What planning costs in graphs that are larger and stranger than any build's.</summary>
internal sealed class PlannerBenchmark : IBenchmark
{
    private const int Rounds = 9;
    private const int Repetitions = 1_000;
    private const string Budget = "50 ms";

    public string Name => "planner";

    public async Task<IReadOnlyList<Measurement>> RunAsync()
    {
        Shape[] shapes = [Shape.Chain(10_000), Shape.Independent(10_000), Shape.Ladder(200)];
        var actions = Array.ConvertAll(shapes, shape => new Func<Task>(() => Task.FromResult(shape.Plan())));
        foreach (var warmUp in actions) await warmUp();

        var times = await Times.MediansAsync(Rounds, actions);
        return
        [
            .. shapes.Zip(times, (shape, time) => Measurement.Of($"{shape.Name}, median of {Rounds}", time, Budget)),
            new Measurement($"different orders in {Repetitions:N0} plans of the ladder", $"{DifferentOrders(shapes[^1])}", "1"),
        ];
    }

    private static int DifferentOrders(Shape shape) =>
        Enumerable.Range(0, Repetitions).Select(_ => string.Join(' ', shape.Plan().Nodes)).Distinct(StringComparer.Ordinal).Count();
}

using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Plans.Tests;

/// <summary>The shape of a random plan: easy to generate and to shrink.</summary>
/// <param name="Kind">0 to 6: effect, nothing, sequence, parallel, when, choose, guard.</param>
/// <param name="Choice">Which variant of its kind.</param>
/// <param name="Parts">At least one where the kind has parts.</param>
internal sealed record Shape(int Kind, int Choice, IReadOnlyList<Shape> Parts)
{
    public static Gen<Shape> Any { get; } = Gen.Sized(size => Node(Math.Min(size, 24)));

    public override string ToString() => Parts.Count == 0 ? $"{Kind}.{Choice}" : $"{Kind}.{Choice}({string.Join(' ', Parts)})";

    private static Gen<Shape> Node(int size)
    {
        var leaf = from kind in Gen.Frequency((5, Gen.Constant(0)), (1, Gen.Constant(1))) from choice in Gen.Choose(0, 11) select new Shape(kind, choice, []);
        if (size <= 1) return leaf;

        var inner = from kind in Gen.Choose(2, 6)
                    from choice in Gen.Choose(0, 11)
                    from parts in Node(size / 2).ListOf(3)
                    select new Shape(kind, choice, [.. parts.Take(1 + choice % 3)]);
        return Gen.Frequency((1, leaf), (4, inner));
    }
}

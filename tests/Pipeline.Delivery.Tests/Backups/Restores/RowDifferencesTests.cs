namespace Pipeline.Delivery.Tests.Backups;

public sealed class RowDifferencesTests
{
    private static readonly TableRows[] Counted = [new("public", "users", 3), new("public", "poems", 40)];

    [Fact]
    public void The_same_rows_differ_in_nothing() => RowDifferences.Of(Counted, Counted).Should().BeEmpty();

    [Fact]
    public void Every_table_that_differs_is_named() =>
        RowDifferences.Of(Counted, [new("public", "users", 2), new("public", "extra", 1)]).Should().Equal(
            "public.extra is not in the manifest; it has 1 rows.",
            "public.poems is missing; it had 40 rows.",
            "public.users has 2 rows; the backup counted 3.");
}

using Npgsql;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>Counts the rows that a dump has, in its own snapshot.</summary>
internal sealed record CountRows(Value<PostgresSnapshot> Snapshot, Promise<IReadOnlyList<TableRows>> Tables) : Effect
{
    public override string Describe(Values values) => "count the rows of every table, in the same snapshot";

    public override async Task ApplyAsync(ApplyContext context)
    {
        try
        {
            var tables = await context.Read(Snapshot).CountAsync(context.Cancellation);
            context.Values.Keep(Tables, tables);
            context.Output.Line($"{tables.Count} tables with {tables.Sum(table => table.Rows)} rows");
        }
        catch (NpgsqlException error)
        {
            throw new FailureException($"The rows could not be counted: {error.Message}", error) { NextSteps = ["Run the same command again; nothing of this backup was kept."] };
        }
    }
}

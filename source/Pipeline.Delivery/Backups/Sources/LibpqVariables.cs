using System.Collections.Immutable;
using Pipeline.Plans;

namespace Pipeline.Delivery;

/// <summary>
/// Where a program of PostgreSQL connects to and as whom, as variables: its arguments stand in the process list
/// (https://www.postgresql.org/docs/current/libpq-envars.html).
/// </summary>
internal static class LibpqVariables
{
    private static readonly string[] Names = ["PGHOST", "PGHOSTADDR", "PGPORT", "PGUSER", "PGDATABASE", "PGSSLMODE", "PGSSLROOTCERT"];

    /// <param name="snapshot">Knows the address.</param>
    /// <param name="isHere">The program runs here, and goes the way that was opened; elsewhere it connects as the services do.</param>
    public static ImmutableSortedDictionary<string, Value<string>> Of(Value<PostgresSnapshot> snapshot, bool isHere) =>
        Of(snapshot.Map(open => isHere ? open.Near : open.Far));

    /// <summary>The variables of a database whose address is known once the program starts.</summary>
    public static ImmutableSortedDictionary<string, Value<string>> Of(Value<IReadOnlyDictionary<string, string>> variables) => Names.ToImmutableSortedDictionary(
        name => name, name => variables.Map(known => known.GetValueOrDefault(name, "")).Named(name[2..].ToLowerInvariant()), StringComparer.Ordinal);

    /// <summary>The password in a database's address; none where the address has none.</summary>
    public static ImmutableSortedDictionary<string, Secret> Password(string name, Secret? url) =>
        url is not null && PostgresAddress.Of(url.Reveal())?.Password is { Length: > 0 } password
            ? ImmutableSortedDictionary<string, Secret>.Empty.Add("PGPASSWORD", new Secret($"the password in {name}", password))
            : ImmutableSortedDictionary<string, Secret>.Empty;
}

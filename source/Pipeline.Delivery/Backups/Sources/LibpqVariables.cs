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

    public static ImmutableSortedDictionary<string, Value<string>> Of(Value<PostgresSnapshot> snapshot) => Of(snapshot.Map(open => open.Variables));

    /// <summary>The variables of a database that is open once the program starts.</summary>
    public static ImmutableSortedDictionary<string, Value<string>> Of(Value<IReadOnlyDictionary<string, string>> variables) => Names.ToImmutableSortedDictionary(
        name => name, name => variables.Map(known => known.GetValueOrDefault(name, "")).Named(name[2..].ToLowerInvariant()), StringComparer.Ordinal);

    /// <summary>The password in a database's address; none where the address has none.</summary>
    public static ImmutableSortedDictionary<string, Secret> Password(string name, Secret? url) =>
        url is not null && PostgresAddress.Of(url.Reveal())?.Password is { Length: > 0 } password
            ? ImmutableSortedDictionary<string, Secret>.Empty.Add("PGPASSWORD", new Secret($"the password in {name}", password))
            : ImmutableSortedDictionary<string, Secret>.Empty;
}

namespace Pipeline.Delivery;

/// <summary>What <c>pg_dump</c> writes; see its option <c>--format</c>.</summary>
public enum PostgresFormat
{
    /// <summary>Its own format: <c>pg_restore</c> can choose parts of it.</summary>
    Custom,

    /// <summary>SQL that <c>psql</c> runs.</summary>
    Plain,
}

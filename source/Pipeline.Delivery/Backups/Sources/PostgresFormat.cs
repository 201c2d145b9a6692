namespace Pipeline.Delivery;

/// <summary>What <c>pg_dump</c> writes; see its option <c>--format</c>.</summary>
public enum PostgresFormat
{
    /// <summary>Its own format: <c>pg_restore</c> can choose parts of it.</summary>
    Custom,

    /// <summary>SQL that <c>psql</c> runs.</summary>
    Plain,

    /// <summary>
    /// A folder, several tables at once, as a tar archive. It is written to a temporary folder of this machine first, which needs the space of the
    /// whole dump; <c>pg_restore --jobs</c> reads it in parallel too.
    /// </summary>
    Directory,
}

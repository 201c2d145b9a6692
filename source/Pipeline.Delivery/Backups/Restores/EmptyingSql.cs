namespace Pipeline.Delivery;

/// <summary>Removes everything that people made in a database, and leaves the database itself, its rights and the schema <c>public</c>.</summary>
internal static class EmptyingSql
{
    public const string Text =
        """
        do $$
        declare doomed text;
        begin
          for doomed in select format('drop extension %I cascade', extname) from pg_extension where extname <> 'plpgsql' loop execute doomed; end loop;
          for doomed in select format('drop schema %I cascade', nspname) from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
            loop execute doomed; end loop;
          for doomed in
            select format('drop %s if exists public.%I cascade',
              case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' when 'f' then 'foreign table' else 'table' end, relname)
            from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S', 'f')
            loop execute doomed; end loop;
          for doomed in select format('drop routine if exists %s cascade', oid::regprocedure) from pg_proc where pronamespace = 'public'::regnamespace
            loop execute doomed; end loop;
          for doomed in
            select format('drop type if exists %s cascade', oid::regtype) from pg_type
            where typnamespace = 'public'::regnamespace and typtype in ('c', 'd', 'e', 'r') and (typrelid = 0 or exists (select from pg_class where oid = typrelid and relkind = 'c'))
            loop execute doomed; end loop;
        end $$
        """;
}

namespace Pipeline.Backups.Tests;

/// <summary>A small database with what real ones have: data that compresses like real data, awkward names, empty tables, sequences.</summary>
internal static class SampleData
{
    public const int Events = 45_000;

    public static string Sql =>
        $"""
        create table events(id bigserial primary key, user_id int not null, kind text not null, at timestamptz not null, payload jsonb not null, note text);
        insert into events(user_id, kind, at, payload, note)
        select (random() * 100000)::int, (array['view', 'click', 'buy', 'login', 'error'])[1 + (random() * 4)::int], now() - random() * interval '365 days',
          jsonb_build_object('session', md5(random()::text), 'amount', round((random() * 1000)::numeric, 2), 'path', '/p/' || (random() * 5000)::int),
          repeat('lorem ipsum dolor ', (random() * 6)::int)
        from generate_series(1, {Events});
        create index on events(user_id);
        create schema "odd ""name";
        create table "odd ""name"."Ünïcode table"(id int primary key, text text);
        insert into "odd ""name"."Ünïcode table" values (1, 'قفا نبك من ذكرى'), (2, null);
        create table empty(id int);
        create extension pgcrypto;
        """;
}

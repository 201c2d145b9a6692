import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Any fixed number: whoever migrates this database holds the advisory lock with it. */
const lock = 7402031;

/** The migrations of a folder in order: `0001-create-articles.sql`, with a line `-- down` between what it does and what takes it back. */
export async function migrationsIn(folder) {
  const files = (await readdir(folder)).filter(file => file.endsWith('.sql')).sort();
  return Promise.all(files.map(async file => {
    const [up, down = ''] = (await readFile(join(folder, file), 'utf8')).split(/^-- down$/m);
    return { id: file.slice(0, 4), name: file.slice(5, -4), up, down };
  }));
}

/** Each migration with whether it was applied. A database without the table has none. */
export async function statusOf(client, migrations) {
  const applied = await appliedIn(client);
  return migrations.map(migration => ({ ...migration, isApplied: applied.has(migration.id) }));
}

/** The id of the newest applied migration; `0000` before the first. */
export async function revisionOf(client) {
  return [...await appliedIn(client)].sort().at(-1) ?? '0000';
}

/** Applies what is pending, each in a transaction of its own. */
export function up(client, migrations, log) {
  return locked(client, async () => {
    await client.query('create table if not exists schema_migrations (id text primary key, applied_at timestamptz not null default now())');
    for (const migration of (await statusOf(client, migrations)).filter(one => !one.isApplied)) {
      await within(client, migration.up, 'insert into schema_migrations (id) values ($1)', migration.id);
      log(`applied ${migration.id} ${migration.name}`);
    }
  });
}

/** Takes back every migration after a revision; the newest one when none is named. */
export function down(client, migrations, revision, log) {
  return locked(client, async () => {
    const applied = (await statusOf(client, migrations)).filter(one => one.isApplied).reverse();
    for (const migration of revision === undefined ? applied.slice(0, 1) : applied.filter(one => one.id > revision)) {
      await within(client, migration.down, 'delete from schema_migrations where id = $1', migration.id);
      log(`reverted ${migration.id} ${migration.name}`);
    }
  });
}

async function appliedIn(client) {
  const { rows: [{ known }] } = await client.query("select to_regclass('schema_migrations') is not null as known");
  if (!known) return new Set();
  const { rows } = await client.query('select id from schema_migrations');
  return new Set(rows.map(row => row.id));
}

async function locked(client, work) {
  await client.query('select pg_advisory_lock($1)', [lock]);
  try {
    await work();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lock]);
  }
}

async function within(client, sql, record, id) {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query(record, [id]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

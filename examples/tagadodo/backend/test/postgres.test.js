import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';
import pg from 'pg';
import { PostgresArticles } from '../src/articles/postgres.js';
import { down, migrationsIn, revisionOf, statusOf, up } from '../src/migrations.js';

const url = process.env.TEST_DATABASE_URL;
const skip = url ? false : 'TEST_DATABASE_URL names no PostgreSQL';
const migrations = await migrationsIn('migrations');
const silent = () => {};

/** A schema of its own, gone after the test. */
async function connected(t) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('drop schema public cascade; create schema public');
  t.after(() => client.end());
  return client;
}

test('migrations have an id, a name, a way up and a way down', () => {
  assert.deepEqual(migrations.map(({ id, name }) => [id, name]), [['0001', 'create-articles'], ['0002', 'index-tags']]);
  for (const { up, down } of migrations) assert.ok(up.trim() && down.trim());
});

test('migrations go up, and down one by one or to a revision', { skip }, async t => {
  const client = await connected(t);
  assert.equal(await revisionOf(client), '0000');

  await up(client, migrations, silent);
  await up(client, migrations, silent);
  assert.equal(await revisionOf(client), '0002');

  await down(client, migrations, undefined, silent);
  assert.deepEqual((await statusOf(client, migrations)).map(({ isApplied }) => isApplied), [true, false]);
  await down(client, migrations, '0000', silent);
  assert.equal(await revisionOf(client), '0000');
});

test('a migration that fails leaves nothing of itself', { skip }, async t => {
  const client = await connected(t);
  const broken = { id: '0003', name: 'broken', up: 'create table half (); select 1/0', down: '' };

  await assert.rejects(up(client, [...migrations, broken], silent), /division by zero/);

  assert.equal(await revisionOf(client), '0002');
  const { rows } = await client.query("select to_regclass('half') as half");
  assert.equal(rows[0].half, null);
});

test('articles are kept, found and removed', { skip }, async t => {
  const client = await connected(t);
  await up(client, migrations, silent);
  const articles = new PostgresArticles(client);

  const first = await articles.add({ title: "it's \"one\"", text: 'نص', tags: ['a'] });
  const second = await articles.add({ title: 'two', text: '', tags: [] });

  assert.deepEqual((await articles.list()).map(({ id }) => id), [second.id, first.id]);
  assert.deepEqual(await articles.find(first.id), first);
  assert.equal(await articles.find('1 or 1=1'), undefined);
  assert.equal(await articles.remove(first.id), true);
  assert.equal(await articles.remove(first.id), false);
  assert.equal(await articles.remove('x'), false);
});

test('the bundled program migrates', { skip }, async t => {
  await connected(t);
  const migrate = async (...words) => (await promisify(execFile)('node', ['migrate.mjs', ...words], { cwd: 'dist', env: { ...process.env, DATABASE_URL: url } })).stdout.trim();

  assert.equal(await migrate('status'), 'pending 0001 create-articles\npending 0002 index-tags');
  await migrate('up');
  assert.equal(await migrate('revision'), '0002');
  assert.equal(await migrate('down', '0001'), 'reverted 0002 index-tags');
  await assert.rejects(migrate('sideways'), { code: 1 });
});

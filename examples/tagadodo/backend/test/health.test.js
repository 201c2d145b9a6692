import assert from 'node:assert/strict';
import { test } from 'node:test';
import { configOf } from '../src/config.js';
import { serve } from './server.js';

test('a backend whose dependencies answer is ready', async t => {
  const ask = await serve(t, { dependencies: { database: async () => {}, cache: async () => {} } });

  assert.deepEqual(await ask('GET', '/health').then(({ status, body }) => [status, body]), [200, { status: 'ok', database: 'ok', cache: 'ok' }]);
  assert.equal((await ask('GET', '/health/ready')).status, 200);
});

test('one that lost its database lives, and is not ready', async t => {
  t.mock.method(console, 'error', () => {});
  const ask = await serve(t, { dependencies: { database: async () => { throw new Error('connection refused'); }, cache: async () => {} } });

  assert.deepEqual(await ask('GET', '/health/ready').then(({ status, body }) => [status, body]), [503, { status: 'unavailable', database: 'unavailable', cache: 'ok' }]);
  assert.equal((await ask('GET', '/health/live')).status, 200);
});

test('a dependency that never answers counts as unavailable', async t => {
  t.mock.method(console, 'error', () => {});
  const ask = await serve(t, { dependencies: { database: () => new Promise(() => {}) } });

  assert.equal((await ask('GET', '/health')).status, 503);
});

test('the configuration names what is missing or wrong', () => {
  const complete = { DATABASE_URL: 'd', REDIS_URL: 'r', ADMIN_KEY: 'a' };

  assert.deepEqual(configOf(complete), { port: 3000, version: 'development', databaseUrl: 'd', redisUrl: 'r', adminKey: 'a' });
  assert.throws(() => configOf({ ...complete, ADMIN_KEY: '' }), { message: 'The variable ADMIN_KEY is missing.' });
  assert.throws(() => configOf({ ...complete, PORT: 'http' }), { message: 'The variable PORT is no port: http' });
});

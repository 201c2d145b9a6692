import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient } from 'redis';
import { CachedArticles } from '../src/articles/cached.js';
import { MemoryArticles } from './memory.js';

const skip = process.env.TEST_REDIS_URL ? false : 'TEST_REDIS_URL names no Redis';

test('the list is read once until an article changes', { skip }, async t => {
  const redis = createClient({ url: process.env.TEST_REDIS_URL });
  await redis.connect();
  t.after(() => redis.destroy());
  await redis.del('articles:list');
  const store = new MemoryArticles();
  const articles = new CachedArticles(store, redis);

  const { id } = await articles.add({ title: 'one', text: '', tags: [] });
  assert.deepEqual(await articles.list(), await articles.list());
  assert.equal(store.reads, 1);

  await articles.remove(id);
  assert.deepEqual(await articles.list(), []);
  assert.equal(await articles.find(id), undefined);
});

test('a cache that is down makes nothing fail', async t => {
  t.mock.method(console, 'error', () => {});
  const down = async () => { throw new Error('connection refused'); };
  const articles = new CachedArticles(new MemoryArticles(), { get: down, set: down, del: down });

  const { id } = await articles.add({ title: 'one', text: '', tags: [] });

  assert.equal((await articles.list()).length, 1);
  assert.equal(await articles.remove(id), true);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MemoryArticles } from './memory.js';
import { adminKey, serve } from './server.js';

const poem = { title: 'قفا نبك من ذكرى', text: 'حبيب ومنزل', tags: ['poem', 'poem', 'old'] };

test('an admin adds an article and everybody reads it', async t => {
  const ask = await serve(t, { articles: new MemoryArticles() });

  const added = await ask('POST', '/api/articles', { body: poem, key: adminKey });

  assert.equal(added.status, 201);
  assert.equal(added.headers.get('location'), `/api/articles/${added.body.id}`);
  assert.deepEqual((await ask('GET', added.headers.get('location'))).body, added.body);
  assert.deepEqual((await ask('GET', '/api/articles')).body.map(article => [article.title, article.tags]), [[poem.title, ['poem', 'old']]]);
});

for (const key of [undefined, 'another-key', `${adminKey}x`]) {
  test(`nobody writes with the key ${key}`, async t => {
    const articles = new MemoryArticles();
    const ask = await serve(t, { articles });

    assert.equal((await ask('POST', '/api/articles', { body: poem, key })).status, 401);
    assert.equal((await ask('DELETE', '/api/articles/1', { key })).status, 401);
    assert.equal(articles.articles.length, 0);
  });
}

for (const [body, error] of [
  [{}, 'title is missing.'],
  [{ title: '   ' }, 'title is missing.'],
  [{ title: 'x'.repeat(201) }, 'title has more than 200 characters.'],
  [{ title: 'x', text: 1 }, 'text is no text.'],
  [{ title: 'x', tags: [1] }, 'tags is no list of words.'],
]) {
  test(`a wrong article is refused: ${error}`, async t => {
    const ask = await serve(t, { articles: new MemoryArticles() });

    assert.deepEqual(await ask('POST', '/api/articles', { body, key: adminKey }).then(({ status, body }) => [status, body]), [400, { error }]);
  });
}

test('what is no JSON, too large, or not there is told', async t => {
  const ask = await serve(t, { articles: new MemoryArticles() });

  assert.equal((await ask('POST', '/api/articles', { body: '{', key: adminKey })).status, 400);
  assert.equal((await ask('POST', '/api/articles', { body: { title: 'x', text: 'x'.repeat(200_000) }, key: adminKey })).status, 413);
  assert.equal((await ask('GET', '/api/articles/1')).status, 404);
  assert.equal((await ask('DELETE', '/api/articles/1', { key: adminKey })).status, 404);
  assert.equal((await ask('GET', '/nowhere')).status, 404);
});

test('a removed article is gone', async t => {
  const ask = await serve(t, { articles: new MemoryArticles() });
  const { body: { id } } = await ask('POST', '/api/articles', { body: poem, key: adminKey });

  assert.equal((await ask('DELETE', `/api/articles/${id}`, { key: adminKey })).status, 204);
  assert.equal((await ask('GET', `/api/articles/${id}`)).status, 404);
});

test('a failing store is our fault and tells nothing of itself', async t => {
  t.mock.method(console, 'error', () => {});
  const ask = await serve(t, { articles: { list: async () => { throw new Error('password authentication failed'); } } });

  assert.deepEqual(await ask('GET', '/api/articles').then(({ status, body }) => [status, body]), [500, { error: 'Something went wrong here.' }]);
});

test('the version is told', async t => {
  const ask = await serve(t, { articles: new MemoryArticles() });

  assert.deepEqual((await ask('GET', '/api/version')).body, { version: '1.4.0' });
});

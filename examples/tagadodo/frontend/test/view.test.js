import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiOf } from '../public/api.js';
import { itemOf, tagsOf } from '../public/view.js';

test('what readers wrote is shown and never run', () => {
  const item = itemOf({ title: '<script>alert("1")</script>', text: "it's & more", tags: ['<b>'], createdAt: '2026-01-31T12:00:00.000Z' });

  assert.equal(item, '<li dir="auto"><strong>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</strong> <small>2026-01-31 #&lt;b&gt;</small><br>it&#39;s &amp; more</li>');
});

test('tags are separated by commas', () => {
  assert.deepEqual(tagsOf(' news, , poem '), ['news', 'poem']);
  assert.deepEqual(tagsOf(''), []);
});

test('the key goes along with what is published, and nowhere else', async () => {
  const sent = [];
  const api = apiOf(async (path, options) => {
    sent.push([path, options?.headers?.Authorization]);
    return Response.json({ version: '1.4.0' });
  });

  assert.equal(await api.version(), '1.4.0');
  await api.articles();
  await api.publish({ title: 'x' }, 'secret-key');

  assert.deepEqual(sent, [['/api/version', undefined], ['/api/articles', undefined], ['/api/articles', 'Bearer secret-key']]);
});

test('a refusal is told in the server\'s words', async () => {
  await assert.rejects(apiOf(async () => Response.json({ error: 'This needs the admin key.' }, { status: 401 })).articles(), { message: 'This needs the admin key.' });
  await assert.rejects(apiOf(async () => new Response('<html>', { status: 502 })).articles(), { message: 'The server answers 502.' });
});

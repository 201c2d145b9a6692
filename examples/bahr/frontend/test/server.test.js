import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { create } from '../src/server.js';

const server = create('1.2.0-<b>');
let url;

before(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${server.address().port}`;
});

after(() => server.close());

test('the page shows which release it is, as text', async () => {
  const answer = await fetch(url);
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /<footer>1\.2\.0-&lt;b&gt;<\/footer>/);
});

test('health names the version', async () => {
  assert.deepEqual(await (await fetch(`${url}/health`)).json(), { status: 'healthy', version: '1.2.0-<b>' });
});

test('other paths are not here', async () => {
  assert.equal((await fetch(`${url}/api/v1/health`)).status, 404);
});

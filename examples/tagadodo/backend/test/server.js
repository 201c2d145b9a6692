import { appOf } from '../src/app.js';

export const adminKey = 'the-admin-key-of-the-tests';

/** The backend on a free port until the test ends; `ask` sends a request and reads the answer. */
export async function serve(test, parts) {
  const server = appOf({ dependencies: {}, adminKey, version: '1.4.0', ...parts }).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  test.after(() => {
    server.close();
    server.closeAllConnections();
  });

  return async (method, path, { body, key } = {}) => {
    const response = await fetch(`http://127.0.0.1:${server.address().port}${path}`, {
      method,
      headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...(key ? { Authorization: `Bearer ${key}` } : {}) },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  };
}

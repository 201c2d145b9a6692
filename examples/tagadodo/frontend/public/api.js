/**
 * The backend, below the same host.
 * @param {typeof fetch} send
 */
export function apiOf(send) {
  async function ask(path, options) {
    const response = await send(`/api/${path}`, options);
    const body = await response.json().catch(() => ({}));
    if (!response.ok) throw new Error(body.error ?? `The server answers ${response.status}.`);
    return body;
  }

  return {
    version: async () => (await ask('version')).version,
    articles: () => ask('articles'),
    publish: (article, key) => ask('articles', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${key}` },
      body: JSON.stringify(article),
    }),
  };
}

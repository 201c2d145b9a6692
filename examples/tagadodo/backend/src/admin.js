import { createHash, timingSafeEqual } from 'node:crypto';

/** Lets only requests pass that show the key as a bearer token. */
export function adminOnly(key) {
  const expected = digest(`Bearer ${key}`);
  return (request, response, next) => timingSafeEqual(digest(request.get('authorization') ?? ''), expected)
    ? next()
    : response.status(401).set('WWW-Authenticate', 'Bearer').json({ error: 'This needs the admin key.' });
}

function digest(text) {
  return createHash('sha256').update(text).digest();
}

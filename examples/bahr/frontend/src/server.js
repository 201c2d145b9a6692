import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { page } from './page.js';

/** Answers the page and its health; everything else is not here. */
export function create(version) {
  const answers = new Map([
    ['/', ['text/html; charset=utf-8', page(version)]],
    ['/health', ['application/json', JSON.stringify({ status: 'healthy', version })]],
  ]);
  return createServer((request, response) => {
    const answer = answers.get(new URL(request.url, 'http://host').pathname);
    if (!answer) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': answer[0] }).end(request.method === 'HEAD' ? undefined : answer[1]);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const server = create(process.env.RELEASE_VERSION ?? 'development');
  server.listen(Number(process.env.PORT ?? 3000));
  // Requests in flight are answered first.
  process.on('SIGTERM', () => server.close(() => process.exit(0)));
}

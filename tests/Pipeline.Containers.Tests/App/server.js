// A service that behaves as its environment says, to see what a deployment makes of it.
const fs = require('node:fs');
const http = require('node:http');
const { echo } = require('./websocket.js');
const { env } = process;

const BROKEN = '/tmp/broken';

if (env.EXIT_AT_START) process.exit(Number(env.EXIT_AT_START));
if (fs.existsSync(BROKEN)) process.exit(3);
if (env.NEEDS && !env[env.NEEDS]) {
  console.error(`${env.NEEDS} is not set`);
  process.exit(78);
}

const started = Date.now();
let requests = 0;
let tried = false;
const isHealthy = () => Date.now() - started >= Number(env.HEALTHY_AFTER ?? 0) && requests < Number(env.UNHEALTHY_AFTER_REQUESTS ?? Infinity);
const exitForGood = () => {
  fs.writeFileSync(BROKEN, '');
  process.exit(3);
};
const streams = new Set();
const routes = {
  '/health': response => response.writeHead(isHealthy() ? 200 : 503).end(),
  '/version': response => {
    if (env.EXITS_WHEN_ASKED || requests > Number(env.EXITS_AFTER_REQUESTS ?? Infinity)) exitForGood();
    else if (!env.HANGS_WHEN_ASKED) response.end(env.RELEASE_VERSION);
  },
  // Fails once.
  '/flaky': response => {
    response.writeHead(tried ? 200 : 500).end(env.RELEASE_VERSION);
    tried = true;
  },
  '/environment': response => response.end(JSON.stringify(env)),
  '/json': response => response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ words: Array(200).fill('again') })),
  '/slow': (response, request) => setTimeout(() => response.end(env.RELEASE_VERSION), Number(request.url.split('?')[1] ?? 2000)),
  '/upload': (response, request) => {
    let bytes = 0;
    request.on('data', chunk => { bytes += chunk.length; });
    request.on('end', () => response.end(String(bytes)));
  },
  '/events': (response, request) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const timer = setInterval(() => response.write(`data: ${env.RELEASE_VERSION}\n\n`), 100);
    streams.add(response);
    request.on('close', () => {
      clearInterval(timer);
      streams.delete(response);
    });
  },
};

const server = http.createServer((request, response) => {
  if (request.url !== '/health') {
    requests++;
    if (Math.random() * 100 < Number(env.ERROR_PERCENT ?? 0)) {
      response.writeHead(500).end('broken on purpose');
      return;
    }
  }
  const answer = routes[request.url.split('?')[0]];
  if (answer) answer(response, request);
  else response.writeHead(404).end();
});
server.on('upgrade', echo);
server.listen(Number(env.PORT), () => console.log(`${env.RELEASE_VERSION} listens on ${env.PORT}`));

if (env.EATS_MEMORY) setInterval(() => (globalThis.eaten ??= []).push(Buffer.alloc(16 << 20, 1)), 50);
process.on('SIGTERM', () => {
  if (env.IGNORES_TERM) return;
  server.close(() => process.exit(0));
  streams.forEach(stream => stream.end());
  // Node 18 closes those that are idle now, and not those that become idle with their last answer.
  setInterval(() => server.closeIdleConnections(), 20);
});

import pg from 'pg';
import { createClient } from 'redis';
import { appOf } from './app.js';
import { CachedArticles } from './articles/cached.js';
import { PostgresArticles } from './articles/postgres.js';
import { configOf } from './config.js';

const config = configOf(process.env);
const pool = new pg.Pool({ connectionString: config.databaseUrl, max: 10, connectionTimeoutMillis: 2000 });
pool.on('error', error => console.error(`database: ${error.message}`));

// Commands fail at once while there is no connection: the cache is no reason to wait.
const redis = createClient({ url: config.redisUrl, disableOfflineQueue: true });
redis.on('error', error => console.error(`cache: ${error.message}`));
redis.connect().catch(error => console.error(`cache: ${error.message}`));

const app = appOf({
  articles: new CachedArticles(new PostgresArticles(pool), redis),
  dependencies: { database: () => pool.query('select 1'), cache: () => redis.ping() },
  adminKey: config.adminKey,
  version: config.version,
});
const server = app.listen(config.port, () => console.log(`tagadodo ${config.version} listens on port ${config.port}`));

// Requests in flight are answered, then the connections are given back.
process.once('SIGTERM', () => {
  server.close(async () => {
    redis.destroy();
    await pool.end();
    process.exit(0);
  });
  server.closeIdleConnections();
});

import express from 'express';
import { adminOnly } from './admin.js';
import { articleRoutes } from './articles/routes.js';
import { healthRoutes } from './health.js';

/**
 * The HTTP interface, without the servers behind it.
 * @param {{ articles: object, dependencies: Record<string, () => Promise<void>>, adminKey: string, version: string }} parts
 */
export function appOf({ articles, dependencies, adminKey, version }) {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ limit: '100kb' }));
  app.use(healthRoutes(dependencies));
  app.get('/api/version', (_, response) => response.json({ version }));
  app.use('/api/articles', articleRoutes(articles, adminOnly(adminKey)));
  app.use((_, response) => response.status(404).json({ error: 'There is nothing here.' }));
  app.use(failed);
  return app;
}

// Express knows an error handler by its four parameters.
function failed(error, _request, response, _next) {
  const status = error.status ?? 500;
  if (status >= 500) console.error(error);
  response.status(status).json({ error: status >= 500 ? 'Something went wrong here.' : error.message });
}

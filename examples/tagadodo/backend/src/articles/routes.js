import { Router } from 'express';
import { articleFrom } from './article.js';

/**
 * Everybody reads, admins write.
 * @param {object} articles A store: see PostgresArticles.
 */
export function articleRoutes(articles, adminOnly) {
  const router = Router();
  router.get('/', answered(async (_, response) => response.json(await articles.list())));
  router.post('/', adminOnly, answered(async (request, response) => {
    const article = await articles.add(articleFrom(request.body));
    response.status(201).location(`/api/articles/${article.id}`).json(article);
  }));
  router.get('/:id', answered(async (request, response) => found(response, await articles.find(request.params.id))));
  router.delete('/:id', adminOnly, answered(async (request, response) => {
    if (await articles.remove(request.params.id)) response.status(204).end();
    else found(response, undefined);
  }));
  return router;
}

function found(response, article) {
  if (article) response.json(article);
  else response.status(404).json({ error: 'There is no such article.' });
}

/** What a handler throws reaches the error handler. */
function answered(handler) {
  return (request, response, next) => handler(request, response).catch(next);
}

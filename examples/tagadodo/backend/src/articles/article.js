const longestTitle = 200;

/** A wrong request, as the client is told. */
export class WrongArticle extends Error {
  status = 400;
}

/** The document of a new article, from what a client sent. */
export function articleFrom(body) {
  const { title, text = '', tags = [] } = body ?? {};
  if (typeof title !== 'string' || title.trim() === '') throw new WrongArticle('title is missing.');
  if (title.length > longestTitle) throw new WrongArticle(`title has more than ${longestTitle} characters.`);
  if (typeof text !== 'string') throw new WrongArticle('text is no text.');
  if (!Array.isArray(tags) || tags.some(tag => typeof tag !== 'string')) throw new WrongArticle('tags is no list of words.');
  return { title: title.trim(), text, tags: [...new Set(tags)] };
}

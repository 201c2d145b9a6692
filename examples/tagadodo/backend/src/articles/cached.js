const key = 'articles:list';
const seconds = 60;

/** Keeps the list in Redis until an article changes. A cache that is down makes nothing fail. */
export class CachedArticles {
  constructor(articles, redis) {
    this.articles = articles;
    this.redis = redis;
  }

  async list() {
    const cached = await this.tried(() => this.redis.get(key));
    if (cached) return JSON.parse(cached);

    const list = await this.articles.list();
    await this.tried(() => this.redis.set(key, JSON.stringify(list), { EX: seconds }));
    return list;
  }

  find(id) {
    return this.articles.find(id);
  }

  async add(document) {
    const article = await this.articles.add(document);
    await this.tried(() => this.redis.del(key));
    return article;
  }

  async remove(id) {
    const isRemoved = await this.articles.remove(id);
    await this.tried(() => this.redis.del(key));
    return isRemoved;
  }

  async tried(use) {
    try {
      return await use();
    } catch (error) {
      console.error(`cache: ${error.message}`);
      return undefined;
    }
  }
}

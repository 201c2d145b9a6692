import { randomUUID } from 'node:crypto';

/** Articles that are gone with the process. */
export class MemoryArticles {
  articles = [];
  reads = 0;

  async list() {
    this.reads++;
    return [...this.articles];
  }

  async find(id) {
    return this.articles.find(article => article.id === id);
  }

  async add(document) {
    const article = { id: randomUUID(), ...document, createdAt: new Date().toISOString() };
    this.articles.unshift(article);
    return article;
  }

  async remove(id) {
    const before = this.articles.length;
    this.articles = this.articles.filter(article => article.id !== id);
    return this.articles.length < before;
  }
}

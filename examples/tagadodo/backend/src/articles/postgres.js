const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const newest = 100;

/** Articles as documents (jsonb) in PostgreSQL. */
export class PostgresArticles {
  constructor(pool) {
    this.pool = pool;
  }

  /** The newest first. */
  async list() {
    const { rows } = await this.pool.query('select id, document, created_at from articles order by created_at desc, id limit $1', [newest]);
    return rows.map(articleOf);
  }

  async find(id) {
    if (!uuid.test(id)) return undefined;
    const { rows } = await this.pool.query('select id, document, created_at from articles where id = $1', [id]);
    return rows.map(articleOf)[0];
  }

  async add(document) {
    const { rows } = await this.pool.query('insert into articles (document) values ($1) returning id, document, created_at', [document]);
    return articleOf(rows[0]);
  }

  async remove(id) {
    if (!uuid.test(id)) return false;
    const { rowCount } = await this.pool.query('delete from articles where id = $1', [id]);
    return rowCount === 1;
  }
}

function articleOf({ id, document, created_at: createdAt }) {
  return { id, ...document, createdAt: createdAt.toISOString() };
}

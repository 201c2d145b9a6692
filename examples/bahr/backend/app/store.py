"""Analyses in PostgreSQL."""

from contextlib import contextmanager

from psycopg2.pool import ThreadedConnectionPool

from app.analysis import Analysis


class Store:
    def __init__(self, url: str) -> None:
        self._pool = ThreadedConnectionPool(0, 8, url, connect_timeout=3)

    def check(self) -> None:
        """Raises an error of the driver when the database does not answer."""
        with self._cursor() as cursor:
            cursor.execute("select 1")

    def add(self, analysis: Analysis) -> None:
        with self._cursor() as cursor:
            cursor.execute(
                "insert into analyses (text, words, letters, rhyme)"
                " values (%s, %s, %s, %s)",
                (analysis.text, analysis.words, analysis.letters, analysis.rhyme),
            )

    def newest(self, count: int) -> list[Analysis]:
        with self._cursor() as cursor:
            cursor.execute(
                "select text, words, letters, rhyme from analyses"
                " order by id desc limit %s",
                (count,),
            )
            return [Analysis(*row) for row in cursor.fetchall()]

    @contextmanager
    def _cursor(self):
        """A connection that broke is not given to the next one."""
        connection = self._pool.getconn()
        try:
            with connection, connection.cursor() as cursor:
                yield cursor
        finally:
            self._pool.putconn(connection, close=connection.closed != 0)

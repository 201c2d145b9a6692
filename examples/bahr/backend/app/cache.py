"""Analyses that were made lately, in Redis; nothing is lost when it is emptied."""

import json
from dataclasses import asdict
from hashlib import sha256
from typing import Optional

from redis import Redis

from app.analysis import Analysis

LIFETIME_SECONDS = 3600


class Cache:
    def __init__(self, url: str) -> None:
        self._redis = Redis.from_url(url, socket_timeout=1, socket_connect_timeout=1)

    def check(self) -> None:
        """Raises an error of the driver when the cache does not answer."""
        self._redis.ping()

    def find(self, text: str) -> Optional[Analysis]:
        found = self._redis.get(_key(text))
        return None if found is None else Analysis(**json.loads(found))

    def keep(self, text: str, analysis: Analysis) -> None:
        self._redis.set(_key(text), json.dumps(asdict(analysis)), ex=LIFETIME_SECONDS)


def _key(text: str) -> str:
    return f"analysis:{sha256(text.encode()).hexdigest()}"

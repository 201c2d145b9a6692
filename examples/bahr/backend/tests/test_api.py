"""The interface on a real database and cache, where the environment names some."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.api import create
from app.cache import Cache
from app.config import Config
from app.store import Store

DATABASE = os.environ.get("TEST_DATABASE_URL")
CACHE = os.environ.get("TEST_REDIS_URL")
NOWHERE = "redis://127.0.0.1:1"
LINE = {"text": "قفا نبك من ذكرى"}

needs_servers = pytest.mark.skipif(
    not (DATABASE and CACHE), reason="TEST_DATABASE_URL or TEST_REDIS_URL is not set"
)


@pytest.fixture(scope="module")
def schema():
    """Down and up again: the way back is tested too, and the tables are empty."""
    for command in (["upgrade", "head"], ["downgrade", "base"], ["upgrade", "head"]):
        subprocess.run(
            [sys.executable, "-m", "alembic", *command],
            cwd=Path(__file__).parent.parent,
            env={**os.environ, "DATABASE_URL": DATABASE},
            check=True,
        )


def client(cache=CACHE):
    config = Config(DATABASE, cache, "k" * 32, "1.2.0", "test")
    return TestClient(create(config, Store(DATABASE), Cache(cache)))


@needs_servers
def test_health_names_the_version_and_every_part(schema):
    answer = client().get("/api/v1/health")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "healthy",
        "version": "1.2.0",
        "database": True,
        "cache": True,
    }


@needs_servers
def test_without_its_cache_it_is_not_healthy(schema):
    answer = client(cache=NOWHERE).get("/api/v1/health")
    assert answer.status_code == 503
    assert answer.json()["cache"] is False


@needs_servers
def test_a_line_is_analyzed_once_and_kept(schema):
    api = client()
    first = api.post("/api/v1/analyze", json=LINE)
    again = api.post("/api/v1/analyze", json=LINE)
    assert first.status_code == 200
    assert first.json() == again.json()
    assert first.json()["words"] == 4
    kept = [line["text"] for line in api.get("/api/v1/analyses").json()]
    assert kept.count(LINE["text"]) <= 1


@needs_servers
def test_what_is_no_verse_is_refused(schema):
    answer = client().post("/api/v1/analyze", json={"text": "verse"})
    assert answer.status_code == 422

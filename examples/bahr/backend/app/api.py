"""The HTTP interface."""

from dataclasses import asdict

from fastapi import FastAPI, HTTPException, Response
from psycopg2 import Error as DatabaseError
from pydantic import BaseModel, Field
from redis.exceptions import RedisError

from app.analysis import analyze
from app.config import Config

SHOWN = 20


class Line(BaseModel):
    text: str = Field(max_length=2000)


def create(config: Config, store, cache) -> FastAPI:
    app = FastAPI(title="bahr", docs_url="/api/docs", openapi_url="/api/openapi.json")

    @app.get("/api/v1/health")
    def health(response: Response):
        parts = {"database": answers(store), "cache": answers(cache)}
        healthy = all(parts.values())
        response.status_code = 200 if healthy else 503
        return {
            "status": "healthy" if healthy else "unhealthy",
            "version": config.version,
            **parts,
        }

    @app.post("/api/v1/analyze")
    def analyze_line(line: Line):
        found = cache.find(line.text)
        if found is not None:
            return asdict(found)
        try:
            analysis = analyze(line.text)
        except ValueError as error:
            raise HTTPException(422, str(error)) from error
        store.add(analysis)
        cache.keep(line.text, analysis)
        return asdict(analysis)

    @app.get("/api/v1/analyses")
    def newest():
        return [asdict(analysis) for analysis in store.newest(SHOWN)]

    return app


def answers(part) -> bool:
    try:
        part.check()
        return True
    except (DatabaseError, RedisError):
        return False

"""Settings, all from the environment."""

import os
from dataclasses import dataclass

MINIMUM_KEY_LENGTH = 32


@dataclass(frozen=True)
class Config:
    database_url: str
    redis_url: str
    secret_key: str
    version: str
    environment: str

    @staticmethod
    def read(environment=os.environ) -> "Config":
        """Raises ValueError when something is missing, or the key is too short."""
        missing = [
            name
            for name in ("DATABASE_URL", "REDIS_URL", "SECRET_KEY")
            if not environment.get(name)
        ]
        if missing:
            raise ValueError(f"not set: {', '.join(missing)}")
        if len(environment["SECRET_KEY"]) < MINIMUM_KEY_LENGTH:
            raise ValueError(
                f"SECRET_KEY is shorter than {MINIMUM_KEY_LENGTH} characters"
            )
        return Config(
            environment["DATABASE_URL"],
            environment["REDIS_URL"],
            environment["SECRET_KEY"],
            environment.get("RELEASE_VERSION", "development"),
            environment.get("ENVIRONMENT", "development"),
        )

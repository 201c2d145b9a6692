"""What uvicorn starts: app.main:app."""

from app.api import create
from app.cache import Cache
from app.config import Config
from app.store import Store

config = Config.read()
app = create(config, Store(config.database_url), Cache(config.redis_url))

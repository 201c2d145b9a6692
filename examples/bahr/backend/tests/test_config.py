import pytest

from app.config import Config

SET = {
    "DATABASE_URL": "postgresql://db/bahr",
    "REDIS_URL": "redis://cache",
    "SECRET_KEY": "k" * 32,
}


def test_what_is_set_is_read():
    config = Config.read({**SET, "RELEASE_VERSION": "1.2.0", "ENVIRONMENT": "staging"})
    assert (config.version, config.environment) == ("1.2.0", "staging")


def test_everything_that_is_missing_is_named():
    with pytest.raises(ValueError, match="not set: DATABASE_URL, SECRET_KEY"):
        Config.read({"REDIS_URL": "redis://cache"})


def test_a_short_key_is_refused():
    with pytest.raises(ValueError, match="shorter than 32"):
        Config.read({**SET, "SECRET_KEY": "k" * 31})

"""Both engines, each over an empty index."""

import pytest

from gongkai_web.search.engines.database import DatabaseEngine
from gongkai_web.search.engines.embedded import EmbeddedEngine


@pytest.fixture(params=["embedded", "database"])
def engine(request, tmp_path, db):
    return EmbeddedEngine(tmp_path / "index") if request.param == "embedded" else DatabaseEngine()

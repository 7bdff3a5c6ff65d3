"""The engines, and which one this site uses."""

from functools import cache
from pathlib import Path

from django.conf import settings

from gongkai_web.search.engine import Engine


def chosen() -> Engine:
    """The engine that the settings name."""
    return _made(settings.SEARCH_ENGINE, Path(settings.SEARCH_INDEX))


@cache
def _made(name: str, folder: Path) -> Engine:
    """One engine for a process: it keeps its files open."""
    if name == "database":
        from gongkai_web.search.engines.database import DatabaseEngine

        return DatabaseEngine()
    from gongkai_web.search.engines.embedded import EmbeddedEngine

    return EmbeddedEngine(folder)

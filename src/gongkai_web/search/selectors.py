"""Asking the index."""

from gongkai_web.search.engines import chosen
from gongkai_web.search.model import Query, Results


def find(query: Query) -> Results:
    """What the site's engine finds."""
    return chosen().search(query)

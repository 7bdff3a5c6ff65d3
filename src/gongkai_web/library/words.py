"""The words of a file, for the search: by its extraction where the site has one."""

from importlib import import_module
from importlib.util import find_spec

_EXTRACTION = "gongkai_web.search.extraction"


def words_in(content: bytes, name: str) -> str:
    """What can be read in a file; "" for a picture or where nothing reads it."""
    if find_spec(_EXTRACTION) is None:
        return ""
    text: str = import_module(_EXTRACTION).text_of(content, name)
    return text

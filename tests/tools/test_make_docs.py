"""The reference pages in the repository are those that the catalogue and the forms make."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def load():
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "tools/make_docs.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


DOCS = load()


@pytest.mark.parametrize("path", sorted(DOCS.pages()), ids=str)
def test_the_page_is_fresh(path):
    written = (DOCS.REFERENCE / path).read_text(encoding="utf-8")
    assert written == DOCS.pages()[path], "run: python tools/make_docs.py"


@pytest.mark.parametrize("folder", ["checks", "forms"])
def test_no_page_is_left_over(folder):
    there = {path.relative_to(DOCS.REFERENCE) for path in (DOCS.REFERENCE / folder).glob("*.md")}
    assert there <= set(DOCS.pages())

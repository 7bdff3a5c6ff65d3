"""The reference pages in the repository are those that the catalogue, the forms, the law and the commands make."""

import pytest

import make_docs

PAGES = make_docs.pages()


@pytest.mark.parametrize("path", sorted(PAGES), ids=str)
def test_the_page_is_fresh(path):
    written = (make_docs.REFERENCE / path).read_text(encoding="utf-8")
    assert written == PAGES[path], "run: make docs"


@pytest.mark.parametrize("folder", ["checks", "forms"])
def test_no_page_is_left_over(folder):
    there = {path.relative_to(make_docs.REFERENCE) for path in (make_docs.REFERENCE / folder).glob("*.md")}
    assert there <= set(PAGES)

"""One English word for each Chinese term."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs/glossary.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| Chinese")
]
UNUSED = [(row[0], word.strip()) for row in ROWS for word in row[2].split(",") if word.strip()]
SOURCE = {
    path: path.read_text(encoding="utf-8").lower()
    for path in sorted([*(ROOT / "src").rglob("*.py"), *(ROOT / "src").glob("*/**/en/LC_MESSAGES/*.po")])
}


@pytest.mark.parametrize(("term", "word"), UNUSED)
def test_no_second_translation_stands_in_the_source(term, word):
    pattern = re.compile(rf"\b{re.escape(word.lower())}s?\b")
    found = [str(path.relative_to(ROOT)) for path, text in SOURCE.items() if pattern.search(text)]
    assert not found, f"{term} has another word already"


def test_every_term_has_one_line():
    terms = [row[0] for row in ROWS]
    assert len(terms) == len(set(terms))

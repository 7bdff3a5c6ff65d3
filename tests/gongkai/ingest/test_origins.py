"""Every cell can be looked up: its origin leads to the number in the file, as another program finds it there."""

import hashlib
import io

import docx
import pytest

from gongkai.basis import Origin
from gongkai.ingest import read_bytes
from gongkai.ingest.encoding import decode
from variants import VARIANTS, drafts

DRAFT = drafts()["busy"]
QUICK = [variant for variant in VARIANTS.values() if not variant.slow]
PRINTED = [variant for variant in VARIANTS.values() if variant.suffix == "pdf"]


def cells(variant):
    """The bytes of a file, and the origin of every cell that the draft has, by key."""
    data = variant.make(DRAFT)
    report = read_bytes(data, f"报告.{variant.suffix}")
    return data, {ref: report[ref].origin for ref in DRAFT.cells}


def digits(text):
    return "".join(character for character in text if character.isdecimal())


@pytest.mark.parametrize("variant", QUICK, ids=lambda variant: variant.name)
def test_every_cell_knows_its_file_its_place_and_its_text(variant):
    data, origins = cells(variant)
    digest = hashlib.sha256(data).hexdigest()
    for ref, origin in origins.items():
        assert origin.sha256 == digest
        assert None not in {origin.block, origin.row, origin.column}, ref
        assert int(digits(origin.text)) == int(digits(DRAFT.cells[ref])), ref
    places = {(o.block, o.line, o.sheet, o.row, o.column) for o in origins.values()}
    assert len(places) == len(origins)


@pytest.mark.parametrize("variant", [v for v in QUICK if v.suffix in {"txt", "md"}], ids=lambda variant: variant.name)
def test_the_row_of_a_text_begins_on_its_line_and_holds_the_number(variant):
    data, origins = cells(variant)
    lines = decode(data).text.splitlines()
    begins = sorted({origin.line for origin in origins.values()})
    ends = dict(zip(begins, [*(line - 1 for line in begins[1:]), len(lines)], strict=True))
    rows = {begin: "\n".join(lines[begin - 1 : end]) for begin, end in ends.items()}
    assert not {str(ref): o.line for ref, o in origins.items() if o.text not in rows[o.line]}


def test_a_word_processor_library_finds_the_number_in_the_same_cell():
    data, origins = cells(VARIANTS["docx-python"])
    tables = docx.Document(io.BytesIO(data)).tables
    blocks = sorted({origin.block for origin in origins.values()})
    assert len(blocks) == len(tables)
    for origin in origins.values():
        assert tables[blocks.index(origin.block)].cell(origin.row, origin.column).text.strip() == origin.text


@pytest.mark.slow
@pytest.mark.parametrize("variant", PRINTED, ids=lambda variant: variant.name)
def test_the_box_on_the_page_holds_the_number_and_nothing_else(variant):
    pdfplumber = pytest.importorskip("pdfplumber")
    data, origins = cells(variant)
    with pdfplumber.open(io.BytesIO(data)) as file:
        words = {page.page_number: page.extract_words() for page in file.pages}
    for ref, origin in origins.items():
        assert _within(origin, words[origin.page]) == "".join(origin.text.split()), ref


def _within(origin: Origin, words: list[dict]) -> str:
    """The words whose middle stands in the box of an origin."""
    left, top, right, bottom = origin.box
    return "".join(
        word["text"]
        for word in words
        if left <= (word["x0"] + word["x1"]) / 2 <= right and top <= (word["top"] + word["bottom"]) / 2 <= bottom
    )

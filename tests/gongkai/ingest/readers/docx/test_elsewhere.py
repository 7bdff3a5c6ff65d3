"""Word files through another word processor: what it prints is what is read."""

import pytest

from gongkai.forms import Source
from gongkai.ingest import read_bytes
from gongkai.ingest.readers.docx import read_docx
from variants import drafts, programs, word
from variants.rawdocx import p, raw_docx

pytestmark = pytest.mark.slow

FORMATS = (
    "decimal", "decimalZero", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "chineseCounting",
    "chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting", "taiwaneseCounting",
)  # fmt: skip


def pattern(number, style):
    levels = (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, text in enumerate(("%1、", "（%2）", "%1.%2.%3"))
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def item(num, depth=0):
    return p("项", props=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>')


def test_numerals_are_those_that_are_printed():
    numbering = "".join(pattern(number, style) for number, style in enumerate(FORMATS))
    numbering += "".join(
        f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(FORMATS))
    )
    numbering += (
        '<w:num w:numId="90"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="91"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>'
    )
    body = "".join(item(num) * 23 + item(num, 1) * 2 + item(num, 2) + item(num) for num in range(1, len(FORMATS) + 1))
    body += "".join(item(num, depth) for num, depth in [(90, 0), (90, 1), (91, 0), (91, 1), (91, 0), (90, 0), (1, 2)])
    written = raw_docx(body, numbering=numbering)
    printed = programs.office(written, "docx", "txt:Text (encoded):UTF8").decode("utf-8-sig")
    read = read_docx(written, Source())
    assert ["".join(block.text.split()) for block in read.blocks] == [
        "".join(line.split()) for line in printed.splitlines()
    ]


@pytest.mark.parametrize("by", ["doc", "odt"])
@pytest.mark.parametrize("draft", ["busy", "blanks"])
def test_a_report_survives_the_journey_through_another_format(draft, by):
    made = drafts()[draft]
    there = programs.office(word.make_numbered(made), "docx", by)
    back = programs.office(there, by, "docx:MS Word 2007 XML")
    report = read_bytes(back, "报告.docx")
    found = {str(ref): (report[ref].state, report[ref].value) for ref in made.cells}
    assert found == {str(ref): cell for ref, cell in made.expected().items()}
    assert [section.number for section in report.sections] == list("一二三四五六")

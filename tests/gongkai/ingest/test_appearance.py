"""What a table shows beside its words: yes, no, or not told. Borders and heads as another library wrote them."""

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl import Workbook
from openpyxl.styles import Border, Side

from gongkai.checks import Case, examine
from gongkai.checks.examples import SOUND
from gongkai.forms import UNTOLD, Appearance, Source
from gongkai.ingest import read, read_bytes
from gongkai.ingest.document import Grid
from gongkai.ingest.readers.docx import read_docx
from gongkai.ingest.readers.html import read_html
from gongkai.ingest.readers.markdown import read_text
from gongkai.ingest.readers.xlsx import read_xlsx
from gongkai.render import write

SAMPLE = Path(__file__).parents[2] / "data/samples/003.txt"

CELLS = "<tr><td>规章</td><td>1</td></tr><tr><td>规范性文件</td><td>2</td></tr>"
HEADED = "<tr><th scope=col>信息</th><th scope=col>件数</th></tr>" + CELLS
INLINE = CELLS.replace("<td>", "<td style='border:solid windowtext 1.0pt;border-left:none'>")


def page(table, head=""):
    return f"<!doctype html><html><head><title>x</title>{head}</head><body>{table}</body></html>"


def shown(document):
    return next(block.appearance for block in document.blocks if isinstance(block, Grid))


PAGES = [
    ("nothing at all", page(f"<table>{CELLS}</table>"), (False, False)),
    ("a border attribute", page(f"<table border=1>{CELLS}</table>"), (False, True)),
    ("a border of nought", page(f"<table border=0>{CELLS}</table>"), (False, False)),
    ("rules", page(f"<table rules=all>{CELLS}</table>"), (False, True)),
    ("an attribute taken back by a style", page(f"<table border=1 style='border:none'>{CELLS}</table>"), (False, None)),
    ("header cells", page(f"<table>{HEADED}</table>"), (True, False)),
    ("a head", page(f"<table><thead>{CELLS}</thead></table>"), (True, False)),
    ("scope on a plain cell", page(f"<table>{CELLS.replace('<td>', '<td scope=row>', 1)}</table>"), (True, False)),
    ("a role", page(f"<table>{CELLS.replace('<td>', '<td role=rowheader>', 1)}</table>"), (True, False)),
    ("a style sheet elsewhere", page(f"<table>{CELLS}</table>", "<link rel=stylesheet href=a.css>"), (False, None)),
    ("a border and a sheet", page(f"<table border=1>{CELLS}</table>", "<link rel=stylesheet>"), (False, None)),
    ("cells' own styles, and a sheet", page(f"<table>{INLINE}</table>", "<link rel=stylesheet>"), (False, True)),
    ("a script", page(f"<table>{CELLS}</table>", "<script>1</script>"), (False, None)),
    ("an import", page(f"<table>{CELLS}</table>", "<style>@import 'a.css';</style>"), (False, None)),
    ("its sheet", page(f"<table>{CELLS}</table>", "<style>td, th{border:1px solid #000}</style>"), (False, True)),
    ("the sheet of a class", page(f"<table>{CELLS}</table>", "<style>td.a{border:1px solid}</style>"), (False, False)),
    ("a sheet of other things", page(f"<table>{CELLS}</table>", "<style>p{border:1px solid}</style>"), (False, False)),
    ("two minds", page(f"<table>{CELLS}</table>", "<style>td{border:0}td{border:solid}</style>"), (False, None)),
    ("a box around all", page(f"<table style='border:1px solid'>{CELLS}</table>"), (False, None)),
]  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), [pytest.param(c, e, id=name) for name, c, e in PAGES])
def test_a_page_tells_what_it_settles_itself(content, expected):
    assert shown(read_html(content.encode(), Source())) == Appearance(*expected)


def test_a_piece_of_a_page_in_a_text_tells_of_its_heads_alone():
    assert shown(read_text(f"表\n<table border=1>{HEADED}</table>\n".encode(), Source())) == Appearance(True, None)


def test_a_page_nested_too_deep_does_not_tell_of_its_borders():
    deep = "<div>" * 3000 + f"<table border=1>{CELLS}</table>" + "</div>" * 3000
    assert shown(read_html(page(deep).encode(), Source())).ruled is None


def word(*, style=None, header=False, look=True, borders=()):
    """A Word file of one table. `borders` are (side, value) of every cell."""
    made = docx.Document()
    table = made.add_table(3, 2, style)
    for row, words in zip(table.rows, (("信息", "件数"), ("规章", "1"), ("规范性文件", "2")), strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
            held = OxmlElement("w:tcBorders")
            for side, value in borders:
                line = OxmlElement(f"w:{side}")
                line.set(qn("w:val"), value)
                held.append(line)
            cell._tc.get_or_add_tcPr().append(held)
    if header:
        mark = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(mark)
    if not look:
        found = table._tbl.tblPr.find(qn("w:tblLook"))
        table._tbl.tblPr.remove(found)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


BOX = [(side, "single") for side in ("top", "left", "bottom", "right")]
WORD = [
    pytest.param({"style": "Table Grid", "header": True}, (True, True), id="a grid with a header row"),
    pytest.param({"style": "Table Grid"}, (None, True), id="a first row that only looks like one"),
    pytest.param({"style": "Table Grid", "look": False}, (False, True), id="no word of a header"),
    pytest.param({"look": False}, (False, False), id="no style and no borders"),
    pytest.param({"look": False, "borders": BOX}, (False, True), id="every cell with its box"),
    pytest.param({"style": "Light List Accent 1"}, (None, None), id="a style that draws some lines"),
    pytest.param(
        {"style": "Table Grid", "look": False, "borders": [(s, "nil") for s, _ in BOX]}, (False, None), id="taken away"
    ),
]


@pytest.mark.parametrize(("made", "expected"), WORD)
def test_a_word_file_tells_of_header_rows_and_borders(made, expected):
    assert shown(read_docx(word(**made), Source())) == Appearance(*expected)


def workbook(*, ruled, gridlines):
    made = Workbook()
    sheet = made.active
    sheet.sheet_view.showGridLines = gridlines
    line = Side(style="thin")
    for row in (("信息", "件数"), ("规章", 1), ("规范性文件", 2)):
        sheet.append(row)
    for cell in (cell for row in sheet.iter_rows() for cell in row if ruled):
        cell.border = Border(line, line, line, line)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


@pytest.mark.parametrize(
    ("ruled", "gridlines", "expected"), [(True, True, True), (False, True, None), (False, False, False)]
)
def test_a_workbook_tells_of_borders_and_never_of_heads(ruled, gridlines, expected):
    found = shown(read_xlsx(workbook(ruled=ruled, gridlines=gridlines), Source()))
    assert found == Appearance(None, expected)


@pytest.mark.parametrize(("form", "expected"), [("docx", (True, True)), ("html", (True, True)), ("xlsx", (None, True))])
def test_what_we_write_marks_its_heads_and_shows_its_borders(form, expected):
    written = write(SOUND, form)
    report = read_bytes(written, f"report.{form}")
    assert {reading.appearance for reading in report.tables.values()} == {Appearance(*expected)}
    assert not [f for f in examine(Case(report)).findings if f.check.code == "S125"]


def test_a_text_tells_of_neither():
    report = read(SAMPLE)
    assert {reading.appearance for reading in report.tables.values()} == {UNTOLD}
    untold = [why.reason for check, why in examine(Case(report)).not_assessable if check.code == "S125"]
    assert untold == ["文件本身看不出表二、表三、表四的表头单元格", "文件本身看不出表二、表三、表四的边框"]

"""A statutory table in WordprocessingML: fixed columns, real merged cells, heads that repeat on the next page."""

from collections.abc import Iterator

from gongkai.render.layout import Kind, Layout, Place
from gongkai.render.page import text
from gongkai.render.writers.docx.paper import NARROW, ROW, WIDTHS

BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = '<w:left w:w="28" w:type="dxa"/><w:right w:w="28" w:type="dxa"/>'
_STYLES = {
    Kind.TITLE: "TableHead",
    Kind.CORNER: "TableText",
    Kind.COLUMN: "TableText",
    Kind.ROW: "TableRow",
    Kind.VALUE: "TableText",
}


def table(layout: Layout) -> str:
    """The table, named for who cannot see it."""
    widths = WIDTHS[layout.table.key]
    name = text(f"表{layout.table.number}　{layout.table.title}")
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{_MARGINS}</w:tblCellMar>'
        f'<w:tblCaption w:val="{name}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(_rows(layout))}'
        "</w:tbl>"
    )


def _rows(layout: Layout) -> Iterator[str]:
    covering = {(place.row + down, place.column): place for place in layout.places for down in range(place.rowspan)}
    # A table of blocks has no common head; its first title still marks where the table's heads begin.
    heads = layout.head or 1
    for row in range(layout.rows):
        # The places over a row, whether they begin there or further up, from left to right.
        over = sorted((place for (line, _), place in covering.items() if line == row), key=lambda place: place.column)
        head = "<w:tblHeader/>" if row < heads else ""
        last = row == layout.rows - 1
        cells = "".join(_cell(layout, place, row, together=not last) for place in over)
        yield f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{ROW}"/>{head}</w:trPr>{cells}</w:tr>'


def _cell(layout: Layout, place: Place, row: int, *, together: bool) -> str:
    """A cell of one row. `together` keeps the row on the page of the next, so that a table stands on one page."""
    width = sum(WIDTHS[layout.table.key][place.column : place.column + place.colspan])
    span = f'<w:gridSpan w:val="{place.colspan}"/>' if place.colspan > 1 else ""
    begins = place.row == row
    merge = "" if place.rowspan == 1 else '<w:vMerge w:val="restart"/>' if begins else "<w:vMerge/>"
    style = "TableText" if place.rowspan > 1 else _STYLES[place.kind]
    keep = "<w:keepNext/>" if together else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>{_run(layout, place) if begins else ""}</w:p></w:tc>'
    )


def _run(layout: Layout, place: Place) -> str:
    if not place.text:
        return ""
    size = NARROW.get(layout.table.key) if place.kind is Kind.COLUMN and place.colspan == 1 else None
    props = f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>' if size else ""
    return f'<w:r>{props}<w:t xml:space="preserve">{text(place.text)}</w:t></w:r>'

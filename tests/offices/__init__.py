"""Word files of a report as offices of many habits make them, from bare XML: frames, text boxes, floating tables.

Nothing here is shared with `variants` but the made-up reports, where their cells stand, and how a package is written.
"""

from collections.abc import Callable

from variants.draft import Draft
from variants.layout import Layout
from variants.pieces import Heading, Paragraph, Piece, pieces
from variants.rawdocx import p, raw_docx, tbl, tc, tr

Body = list[tuple[Piece, str]]


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _plain(piece: Piece) -> str:
    match piece:
        case Heading():
            return p(_escaped(piece.numbered))
        case Paragraph():
            return p(_escaped(piece.text))
        case Layout():
            return _table(piece)


def _table(layout: Layout, props: str = "", text: Callable[[str], str] = _escaped) -> str:
    rows = []
    for number in range(layout.rows):
        cells = sorted((c for c in layout.cells if c.row <= number < c.row + c.rowspan), key=lambda c: c.column)
        rows.append(tr(*(_cell(c, number, text) for c in cells)))
    drawn = tbl(*rows, widths=(900,) * layout.columns)
    return drawn.replace("<w:tblPr/>", f"<w:tblPr>{props}</w:tblPr>", 1)


def _cell(cell, row, text):
    merge = "" if cell.rowspan == 1 else "restart" if row == cell.row else "continue"
    lines = [p(text(line)) for line in cell.text.split("\n")]
    return tc(*(lines if row == cell.row else ()), span=cell.colspan, v=merge)


def _box(*content):
    return f"<w:txbxContent>{''.join(content)}</w:txbxContent>"


def _drawing(*content):
    shape = f"<wps:wsp><wps:txbx>{_box(*content)}</wps:txbx></wps:wsp>"
    return f"<w:r><w:drawing><wp:anchor>{shape}</wp:anchor></w:drawing></w:r>"


def _vml(*content):
    return f"<w:r><w:pict><v:shape><v:textbox>{_box(*content)}</v:textbox></v:shape></w:pict></w:r>"


def _group(*boxes):
    """A group of shapes, each with its text."""
    shapes = "".join(f"<wps:wsp><wps:txbx>{_box(box)}</wps:txbx></wps:wsp>" for box in boxes)
    return f"<w:r><w:drawing><wp:inline><a:graphic>{shapes}</a:graphic></wp:inline></w:drawing></w:r>"


_FRAME = '<w:framePr w:w="4000" w:hSpace="180" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:y="1"/>'


def tables_in_boxes(draft):
    return _made(draft, table=lambda layout: p(_drawing(_table(layout), p())))


def tables_in_old_boxes(draft):
    return _made(draft, table=lambda layout: p(_vml(_table(layout), p())))


def tables_twice(draft):
    """A table in a text box, written for new programs and again for old ones."""
    return _made(
        draft,
        table=lambda layout: p(
            "<w:r><mc:AlternateContent>"
            f"<mc:Choice Requires='wps'>{_drawing(_table(layout), p())[5:-6]}</mc:Choice>"
            f"<mc:Fallback>{_vml(_table(layout), p())[5:-6]}</mc:Fallback></mc:AlternateContent></w:r>"
        ),
    )


def everything_in_boxes(draft):
    """Each piece in a text box of its own."""
    return _made(draft, all_of=lambda drawn: p(_drawing(drawn)))


def pages_in_boxes(draft):
    """All of it in one text box."""
    return raw_docx(p(_vml(*(_plain(piece) for piece in pieces(draft)))))


def headings_in_boxes(draft):
    return _made(draft, heading=lambda piece: p(_drawing(p(_escaped(piece.numbered)))))


def headings_in_groups(draft):
    """A numeral and a title in two shapes of one group."""
    return _made(
        draft,
        heading=lambda piece: (
            p(_group(p(piece.numbered[:2]), p(_escaped(piece.text))))
            if piece.number
            else p(_group(p(_escaped(piece.text))))
        ),
    )


def framed_paragraphs(draft):
    """Headings and the signature in frames."""
    return _made(
        draft,
        heading=lambda piece: p(_escaped(piece.numbered), props=_FRAME),
        paragraph=lambda piece: p(_escaped(piece.text), props=_FRAME if piece.signature else ""),
    )


def framed_tables(draft):
    """Every paragraph of every cell in a frame, as programs leave them that made the file of a page."""
    framed = lambda text: f"<w:r><w:t>{_escaped(text)}</w:t></w:r>"  # noqa: E731

    def table(layout):
        return _table(layout, text=framed).replace("<w:pPr></w:pPr>", f"<w:pPr>{_FRAME}</w:pPr>")

    return _made(draft, table=table)


def floating_tables(draft):
    float_ = '<w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text" w:tblpX="1" w:tblpY="1"/>'
    return _made(draft, table=lambda layout: _table(layout, float_))


def nested_tables(draft):
    return _made(draft, table=lambda layout: tbl(tr(tc(p(), _table(layout), p()))))


def page_numbers(draft):
    """Page numbers in frames and in text boxes between the paragraphs."""
    number = p("— 3 —", props=_FRAME) + p(_vml(p("第 3 页 共 6 页")))
    return _made(draft, heading=lambda piece: p(_escaped(piece.numbered)) + (number if piece.number else ""))


def drop_capitals(draft):
    """The numeral of a heading as a drop cap, a frame of its own before the rest."""
    cap = '<w:framePr w:dropCap="drop" w:lines="2" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>'
    return _made(
        draft,
        heading=lambda piece: (
            p(piece.numbered[:2], props=cap) + p(_escaped(piece.text)) if piece.number else p(_escaped(piece.text))
        ),
    )


def side_note(draft):
    """A text box with a remark of the editors, anchored in the middle of sentences, and a seal beside the signature."""

    def paragraph(piece):
        half = len(piece.text) // 2
        box = _drawing(p("内部传阅")) if not piece.signature else _drawing(p("（印章）"))
        return p(_escaped(piece.text[:half]), box, _escaped(piece.text[half:]))

    return _made(draft, paragraph=paragraph)


def controls(draft):
    """Everything in content controls."""
    return _made(draft, all_of=lambda drawn: f"<w:sdt><w:sdtPr/><w:sdtContent>{drawn}</w:sdtContent></w:sdt>")


def cells_in_controls(draft):
    def table(layout):
        return _table(
            layout,
            text=lambda t: f"<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>{_escaped(t)}</w:t></w:r></w:sdtContent></w:sdt>",
        )

    return _made(draft, table=table)


def rows_of_numbers_in_fields(draft):
    """Numbers that a formula gave, and cells with a bookmark."""

    def text(t):
        if not t.isdigit():
            start, end = "<w:bookmarkStart w:id='0' w:name='_GoBack'/>", "<w:bookmarkEnd w:id='0'/>"
            return f"{start}<w:r><w:t>{_escaped(t)}</w:t></w:r>{end}"
        begin, apart, end = (f"<w:r><w:fldChar w:fldCharType='{k}'/></w:r>" for k in ("begin", "separate", "end"))
        return f"{begin}<w:r><w:instrText> =SUM(LEFT) 99 </w:instrText></w:r>{apart}<w:r><w:t>{t}</w:t></w:r>{end}"

    return _made(draft, table=lambda layout: _table(layout, text=text))


def soft_returns(draft):
    """Paragraphs parted by line breaks only."""
    return _made(
        draft,
        paragraph=lambda piece: p(_escaped(piece.text), "<w:r><w:br/></w:r>"),
        heading=lambda piece: p("<w:r><w:br/></w:r>", _escaped(piece.numbered), "<w:r><w:br/></w:r>"),
    )


def tabbed_cells(draft):
    """Cells whose text is centred by tabs and blanks."""
    return _made(
        draft,
        table=lambda layout: _table(
            layout, text=lambda t: f"<w:r><w:tab/><w:t xml:space='preserve'> {_escaped(t)} </w:t><w:tab/></w:r>"
        ),
    )


def changes(draft):
    """Tracked changes: a number that was replaced."""

    def text(t):
        if not t.isdigit():
            return _escaped(t)
        return f"<w:del><w:r><w:delText>99</w:delText></w:r></w:del><w:ins><w:r><w:t>{t}</w:t></w:r></w:ins>"

    return _made(draft, table=lambda layout: _table(layout, text=text))


def _made(draft: Draft, *, heading=_plain, paragraph=_plain, table=_plain, all_of=lambda drawn: drawn) -> bytes:
    drawn = []
    for piece in pieces(draft):
        match piece:
            case Heading():
                drawn.append(all_of(heading(piece)))
            case Paragraph():
                drawn.append(all_of(paragraph(piece)))
            case Layout():
                drawn.append(all_of(table(piece)))
    return raw_docx("".join(drawn))


OFFICES = {
    made.__name__.replace("_", " "): made
    for made in (
        tables_in_boxes,
        tables_in_old_boxes,
        tables_twice,
        everything_in_boxes,
        pages_in_boxes,
        headings_in_boxes,
        headings_in_groups,
        framed_paragraphs,
        framed_tables,
        floating_tables,
        nested_tables,
        page_numbers,
        drop_capitals,
        side_note,
        controls,
        cells_in_controls,
        rows_of_numbers_in_fields,
        soft_returns,
        tabbed_cells,
        changes,
    )
}

__all__ = ["OFFICES"]

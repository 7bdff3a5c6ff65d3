"""PDF files with a text layer: printed by a browser, and by an office program."""

from itertools import groupby

from . import html, sheet, word
from .draft import Draft
from .layout import Layout
from .pieces import pieces
from .programs import chromium_pdf, office

_SERIF = "body{font-family:'Noto Serif CJK SC',serif;line-height:1.7} h1{text-align:center;font-size:18pt}"
_RULED = "table{border-collapse:collapse;width:100%} td,th{border:1px solid #000;padding:3px;text-align:center}"


def make_ruled(draft: Draft) -> bytes:
    """A4 upright, ruled lines, from the browser."""
    return _printed(
        draft, f"@page{{size:A4;margin:20mm}} {_SERIF} {_RULED} body{{font-size:10pt}} td,th{{font-size:8pt}}"
    )


def make_landscape(draft: Draft) -> bytes:
    """A4 across."""
    return _printed(draft, f"@page{{size:A4 landscape;margin:15mm}} {_SERIF} {_RULED} body{{font-size:11pt}}")


def make_over_pages(draft: Draft) -> bytes:
    """Large type and high rows, so that table 3 breaks over two pages or more, its head not repeated."""
    return _printed(
        draft,
        f"@page{{size:A4;margin:15mm}} {_SERIF} {_RULED} body{{font-size:13pt}} td,th{{font-size:9pt;height:34px}}"
        "tr{break-inside:avoid}",
    )


def make_unruled(draft: Draft) -> bytes:
    """No lines at all: columns are known by their place alone."""
    css = "table{border-collapse:collapse;width:100%} td,th{padding:4px 6px;text-align:center;vertical-align:middle}"
    return _printed(draft, f"@page{{size:A4 landscape;margin:12mm}} {_SERIF} {css} body{{font-size:9pt}}")


def make_shaded(draft: Draft) -> bytes:
    """Cells told apart by filled boxes and thin rectangles instead of lines."""
    css = (
        "table{border-collapse:separate;border-spacing:1px;background:#999;width:100%}"
        "td,th{background:#fff;padding:3px;text-align:center} th{background:#dde}"
    )
    return _printed(draft, f"@page{{size:A4;margin:18mm}} {_SERIF} {css} body{{font-size:9pt}}")


def make_columns(draft: Draft) -> bytes:
    """Prose in two columns 12 pixels apart, as high as each other, with the headings in them."""
    parts = []
    for is_table, together in groupby(pieces(draft), key=lambda piece: isinstance(piece, Layout)):
        text = "\n".join(map(html.plain, together))
        parts.append(text if is_table else f'<div class="columns">{text}</div>')
    css = (
        f"{_RULED} body{{font:14px/1.6 'Noto Sans CJK SC',sans-serif}} h1{{font-size:20px}} h2{{font-size:16px}}"
        ".columns{column-count:2;column-gap:12px;text-align:justify} p{text-indent:2em;margin:0}"
    )
    return chromium_pdf(html.page("\n".join(parts), title=draft.title, css=css))


def make_office(draft: Draft) -> bytes:
    """A Word file that LibreOffice exported."""
    return office(word.make_python(draft), "docx", "pdf")


def make_sheet(draft: Draft) -> bytes:
    """A workbook that LibreOffice printed."""
    return office(sheet.make_single(draft), "xlsx", "pdf")


def _printed(draft: Draft, css: str) -> bytes:
    body = "\n".join(html.plain(piece) for piece in pieces(draft))
    return chromium_pdf(html.page(body, title=draft.title, css=css))

"""PDF files with a text layer: printed by a browser, and by an office program."""

from . import html, sheet, word
from .draft import Draft
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


def make_office(draft: Draft) -> bytes:
    """A Word file that LibreOffice exported."""
    return office(word.make_python(draft), "docx", "pdf")


def make_sheet(draft: Draft) -> bytes:
    """A workbook that LibreOffice printed."""
    return office(sheet.make_single(draft), "xlsx", "pdf")


def _printed(draft: Draft, css: str) -> bytes:
    body = "\n".join(html.plain(piece) for piece in pieces(draft))
    return chromium_pdf(html.page(body, title=draft.title, css=css))

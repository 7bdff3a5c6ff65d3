"""Attachments of the demonstration, made as small as they can be and still be what they are."""

from io import BytesIO

from gongkai.render.writers.xlsx import EPOCH
from gongkai_web.demo.papers import Rows

_PAGE = 36
_WIDTH = 34


def workbook(name: str, rows: Rows) -> bytes:
    """An Excel workbook with one table; numbers are numbers."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": True}
    )
    book.set_properties({"created": EPOCH, "title": name})
    sheet = book.add_worksheet(name[:31])
    sheet.set_column(0, 0, 30)
    for n, row in enumerate(rows):
        sheet.write_row(n, 0, row)
    book.close()
    return out.getvalue()


def pdf(title: str, paragraphs: list[str]) -> bytes:
    """A PDF of plain paragraphs in a typeface that every reader knows by name; nothing is embedded."""
    lines = [line for paragraph in (title, *paragraphs) for line in _broken(paragraph)]
    pages = [lines[n : n + _PAGE] for n in range(0, len(lines), _PAGE)]
    font = len(pages) * 2 + 3
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(len(pages)))
    catalogue = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>"]
    return _file([*catalogue, *(part for n, page in enumerate(pages) for part in _page(page, n, font)), *_font(font)])


def _page(lines: list[str], n: int, font: int) -> tuple[str, str]:
    shown = " ".join(f"<{line.encode('utf-16-be').hex()}> Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 20 TL 72 770 Td {shown} ET"
    resources = f"<</Font<</F1 {font} 0 R>>>>"
    return (
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources{resources}/Contents {4 + 2 * n} 0 R>>",
        f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
    )


def _font(first: int) -> tuple[str, str, str]:
    name, system = "/BaseFont/STSong-Light", "<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
    metrics = "/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93"
    return (
        f"<</Type/Font/Subtype/Type0{name}/Encoding/UniGB-UCS2-H/DescendantFonts[{first + 1} 0 R]>>",
        f"<</Type/Font/Subtype/CIDFontType0{name}/CIDSystemInfo{system}/DW 1000/FontDescriptor {first + 2} 0 R>>",
        f"<</Type/FontDescriptor/FontName/STSong-Light{metrics}>>",
    )


def _broken(paragraph: str) -> list[str]:
    return [paragraph[n : n + _WIDTH] for n in range(0, len(paragraph), _WIDTH)]


def _file(objects: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}trailer\n<</Size {len(places) + 1}/Root 1 0 R>>\n"
    return bytes(out) + f"{end}startxref\n{len(out)}\n%%EOF\n".encode("ascii")

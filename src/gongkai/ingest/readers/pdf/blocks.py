"""A font of blocks that stands in for every font that a file names and does not hold.

Pdfium looks for such fonts on the machine and measures what it finds: on a machine without 宋体 it takes a line of
writing for empty, and leaves it out. With one stand-in for all, a file reads the same wherever it is read. Widths and
heights are the file's own; the outlines only have to be there.

This holds for the whole process: what else pdfium draws in it shows blocks for fonts that are not in the file.
"""

import ctypes
import struct
from functools import cache

from pypdfium2 import raw

_EM = 1000
_HALF, _FULL = 500, 1000
_ASCENT, _DESCENT = 880, -120
_FIRST_WIDE = 0x2E80
"""The first character that is as wide as it is high."""
_LAST = 0x10FFFF
_GLYPHS = 0xFFFE
"""As many as a font may have: a code that no character is known for is taken for the number of a glyph."""


@cache
def blocks() -> bytes:
    """A TrueType font in which every glyph is a block.

    Characters up to U+2E7F have glyph 2 and are half an em wide, those from there glyph 1 and an em. The outlines are
    shared by all glyphs, even and odd: where the place of a glyph lies before the one of the next, its outline is read
    to the end of the table.
    """
    even, odd = _block(_HALF), _block(_FULL)
    tables = {
        b"cmap": _characters(),
        b"glyf": even + odd,
        b"head": struct.pack(
            ">IIIIHHQQhhhhHHhhh",
            *(0x10000, 0x10000, 0, 0x5F0F3CF5, 0, _EM, 0, 0, 0, _DESCENT, _FULL, _ASCENT, 0, 8, 2, 0, 0),
        ),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, _ASCENT, _DESCENT, 0, _FULL, *(0,) * 11, 4),
        b"hmtx": struct.pack(">HhHhHhHh", _HALF, 0, _FULL, 0, _HALF, 0, _FULL, 0),
        b"loca": struct.pack(">HH", 0, len(even) // 2) * (_GLYPHS // 2) + bytes(2),
        b"maxp": struct.pack(">IH13H", 0x10000, _GLYPHS, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    return _font(tables)


def _block(width: int) -> bytes:
    """One closed outline: a rectangle from the descent to the ascent."""
    head = struct.pack(">hhhhhHH", 1, 0, _DESCENT, width, _ASCENT, 3, 0)
    xs, ys = (0, 0, width, 0), (_DESCENT, _ASCENT - _DESCENT, 0, _DESCENT - _ASCENT)
    return head + bytes([1] * 4) + struct.pack(">4h4h", *xs, *ys) + bytes(2)


def _characters() -> bytes:
    """Which characters have which block, as a table of many to one."""
    groups = ((0, _FIRST_WIDE - 1, 2), (_FIRST_WIDE, _LAST, 1))
    table = struct.pack(">HHIII", 13, 0, 16 + 12 * len(groups), 0, len(groups))
    table += b"".join(struct.pack(">III", *group) for group in groups)
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def _font(tables: dict[bytes, bytes]) -> bytes:
    at = 12 + 16 * len(tables)
    out, body = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64), b""
    for tag in sorted(tables):
        content = tables[tag]
        out += struct.pack(">4sIII", tag, 0, at + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return out + body


def _chosen(*_: object) -> int:
    """The handle of the only font that there is."""
    return 1


def _copied(_info: object, _chosen: object, table: int, buffer: object, size: int) -> int:
    """The size of the whole font, which is copied where there is room; 0 for a single table."""
    content = b"" if table else blocks()
    if content and buffer and size >= len(content):
        ctypes.memmove(buffer, content, len(content))  # type: ignore[arg-type]  # what pdfium gives has no type
    return len(content)


def _stand_in() -> object:
    """What pdfium asks for fonts. It must live as long as pdfium does."""
    fonts = raw.FPDF_SYSFONTINFO()
    fonts.version = 1
    fonts.MapFont = type(fonts.MapFont)(_chosen)
    fonts.GetFontData = type(fonts.GetFontData)(_copied)
    raw.FPDF_SetSystemFontInfo(fonts)
    return fonts


_FONTS = _stand_in()

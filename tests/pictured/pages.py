"""Files that hold reports as pictures: pages with pictures for tables, scans in PDF, Word files."""

import base64
import io
from dataclasses import replace
from functools import partial
from itertools import islice

from docx import Document as WordFile
from PIL import Image

from press import PRESSES, leaves_of
from variants.draft import Draft
from variants.handmade import Leaf
from variants.pieces import Heading, Paragraph, pieces

from .damage import Way, damaged
from .drawing import cropped, drawn, halves

PRESS = "as it should be"


def tables(draft: Draft, way: Way) -> list[bytes]:
    """The tables of a report as pictures, one for each; where they are split, two."""
    found = []
    for leaf in map(partial(_alone, draft), draft.tables):
        picture = cropped(leaf, dpi=way.dpi, look=way.look, margin=way.margin)
        parts = halves(leaf, picture, dpi=way.dpi, margin=way.margin) if way.split else (picture,)
        found += [damaged(part, way) for part in parts]
    return found


def filed(draft: Draft, way: Way) -> tuple[bytes, str]:
    """The file in which a report reaches us in that way, and its name."""
    if way.whole:
        return scan(draft, way, way.whole), f"a.{way.whole.lower()}"
    return html(draft, tables(draft, way), each=2 if way.split else 1), "a.html"


def _alone(draft: Draft, table: str) -> Leaf:
    """The page of a report with one table only, high enough for all of it."""
    only = replace(draft, cells={ref: text for ref, text in draft.cells.items() if ref.table == table})
    return next(leaf for leaf in leaves_of(replace(PRESSES[PRESS], height=3000), only) if leaf.strokes)


def scanned(leaves: list[Leaf], way: Way) -> list[Image.Image]:
    """Whole pages as a scanner gives them."""
    files = [damaged(drawn(leaf, dpi=way.dpi, look=way.look), way) for leaf in leaves]
    return [Image.open(io.BytesIO(file)).convert("RGB") for file in files]


def scan(draft: Draft, way: Way, form: str = "TIFF") -> bytes:
    """A report scanned whole, as one file of pages: TIFF or PDF."""
    first, *others = scanned(leaves_of(PRESSES[PRESS], draft), way)
    file = io.BytesIO()
    first.save(file, form, save_all=True, append_images=others, resolution=way.dpi)
    return file.getvalue()


def html(draft: Draft, pictures: list[bytes], *, names: list[str] | None = None, each: int = 1) -> bytes:
    """A page whose tables are pictures, so many each: data: addresses, or files by these names."""
    coded = ["data:image/png;base64," + base64.b64encode(picture).decode() for picture in pictures]
    sources = iter(names or coded)
    out = [f"<html><head><title>{draft.title}</title></head><body><h1>{draft.title}</h1>"]
    for piece in pieces(draft):
        match piece:
            case Heading():
                out.append(f"<h2>{piece.numbered}</h2>" if piece.number else "")
            case Paragraph():
                out.append(f"<p>{piece.text}</p>")
            case _:
                out += [f'<p><img src="{source}"></p>' for source in islice(sources, each)]
    return "".join([*out, "</body></html>"]).encode()


def docx(draft: Draft, pictures: list[bytes]) -> bytes:
    """A Word file whose tables are pictures."""
    file, shown = WordFile(), iter(pictures)
    file.add_heading(draft.title, 0)
    for piece in pieces(draft):
        match piece:
            case Heading():
                if piece.number:
                    file.add_heading(piece.numbered, 1)
            case Paragraph():
                file.add_paragraph(piece.text)
            case _:
                file.add_picture(io.BytesIO(next(shown)))
    saved = io.BytesIO()
    file.save(saved)
    return saved.getvalue()

"""A page of a PDF as a picture: nothing lies under the boxes that were painted on it."""

import io
import zlib
from collections.abc import Iterable, Sequence

import pikepdf
import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from gongkai.scan.values.place import Box

DENSITY = 200
"""Dots an inch: as a scanner's, enough to read and to recognise."""
_POINTS = 72
_BLACK = (0, 0, 0)
_MOST_PIXELS = 40_000_000


def rendered(page: pdfium.PdfPage, boxes: Iterable[Box], density: int = DENSITY) -> Image.Image:
    """The page as it is shown, with black boxes (points from its top left corner) painted into the picture."""
    width, height = page.get_size()
    scale = density / _POINTS
    if width * height * scale * scale > _MOST_PIXELS:
        scale = (_MOST_PIXELS / (width * height)) ** 0.5
    picture: Image.Image = page.render(scale=scale, draw_annots=False, may_draw_forms=False).to_pil().convert("RGB")
    pen = ImageDraw.Draw(picture)
    for left, top, right, bottom in boxes:
        pen.rectangle((left * scale - 1, top * scale - 1, right * scale + 1, bottom * scale + 1), fill=_BLACK)
    return picture


def page_sizes(data: bytes) -> list[tuple[float, float]]:
    """The width and height of each page of a PDF as it is shown, in points."""
    document = pdfium.PdfDocument(data)
    try:
        return [tuple(document.get_page_size(number)) for number in range(len(document))]
    finally:
        document.close()


SCREEN = 96
"""Dots an inch of a page on a screen."""


def page_picture(data: bytes, number: int) -> bytes:
    """A page of a PDF (from 1) as a PNG for the screen, to be marked by a person."""
    document = pdfium.PdfDocument(data)
    try:
        made = io.BytesIO()
        rendered(document[number - 1], (), SCREEN).save(made, "PNG")
        return made.getvalue()
    finally:
        document.close()


def replace_page(pdf: pikepdf.Pdf, number: int, picture: Image.Image, size: Sequence[float]) -> None:
    """Put a page that is only a picture in place of the page of that number (from 0)."""
    width, height = size
    if _is_grey(picture):
        picture = picture.convert("L")
    image = pikepdf.Stream(pdf, zlib.compress(picture.tobytes(), 6))
    image.Type, image.Subtype, image.Filter = pikepdf.Name.XObject, pikepdf.Name.Image, pikepdf.Name.FlateDecode
    image.Width, image.Height, image.BitsPerComponent = picture.width, picture.height, 8
    image.ColorSpace = pikepdf.Name.DeviceGray if picture.mode == "L" else pikepdf.Name.DeviceRGB
    content = pikepdf.Stream(pdf, f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /Burnt Do Q".encode())
    made = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=[0, 0, round(width, 2), round(height, 2)],
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Burnt=pdf.make_indirect(image))),
        Contents=pdf.make_indirect(content),
    )
    pdf.pages[number] = pikepdf.Page(pdf.make_indirect(made))


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = (band.tobytes() for band in picture.resize((200, 200)).split())
    return red == green == blue

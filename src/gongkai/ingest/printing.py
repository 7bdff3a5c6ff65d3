"""A file as PDF, as it prints: documents of office programs by LibreOffice, pictures a page each.

What does not print is not in the PDF: what a reader of the pages sees is what there is to judge. Word and Excel files
need LibreOffice; pictures need nothing.
"""

import io
import tempfile
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from gongkai.basis import UnusableInputError
from gongkai.basis.language import translate as _
from gongkai.ingest.guards import MAX_UNPACKED
from gongkai.ingest.readers.office import WAYS, made_by, program

if TYPE_CHECKING:
    from PIL import Image

FILTERS = {
    "docx": "MS Word 2007 XML",
    "xlsx": "Calc MS Excel 2007 XML",
    "pptx": "Impress MS PowerPoint 2007 XML",
    **dict.fromkeys(("doc", "wps"), WAYS["doc"].filter),
    **dict.fromkeys(("xls", "et"), WAYS["xls"].filter),
}
"""Endings that LibreOffice prints, with the filter that opens each: it is told, so that it takes nothing for a text."""
PICTURES = frozenset({"png", "jpg", "jpeg", "gif"})
_PAPER = 842
"""Points of the longer side of A4, on which a picture that does not say how large it is, is put."""
_DENSITIES = range(72, 1201)
_QUALITY = 95


def prints(name: str) -> bool:
    """Whether a file of that name can become a PDF."""
    return _ending(name) in {*FILTERS, *PICTURES}


def needs_office(name: str) -> bool:
    """Whether it takes LibreOffice, and this machine has none."""
    return _ending(name) in FILTERS and program() is None


def printed(data: bytes, name: str) -> bytes:
    """The file as PDF.

    Raises:
        UnusableInputError: when it cannot be opened, is of a kind that is not printed, or LibreOffice is not installed.
    """
    if _ending(name) in PICTURES:
        return _pictured(data, name)
    opener, installed = FILTERS.get(_ending(name)), program()
    if opener is None:
        raise UnusableInputError(name, _("这种文件不能转成PDF"))
    if installed is None:
        raise UnusableInputError(name, _("本机没有安装LibreOffice，不能转成PDF；请另存为PDF"))
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        made = made_by(installed, Path(folder), data, (_ending(name), opener, "pdf"))
        if made is None or not 0 < made.stat().st_size <= MAX_UNPACKED:
            raise UnusableInputError(name, _("LibreOffice没有能够打开这个文件；请另存为PDF"))
        return made.read_bytes()


def _pictured(data: bytes, name: str) -> bytes:
    """Every picture of the file on a page of its own, upright, and nothing that the file says beside them."""
    from PIL import Image, ImageOps, ImageSequence  # noqa: PLC0415 - few callers need it

    out = io.BytesIO()
    try:
        with Image.open(io.BytesIO(data)) as picture:
            density = _density(picture.info.get("dpi"), max(picture.size))
            first, *others = (_flat(ImageOps.exif_transpose(each)) for each in ImageSequence.Iterator(picture))
            first.save(out, "PDF", save_all=True, append_images=others, resolution=density, quality=_QUALITY, title=" ")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fault:
        raise UnusableInputError(name, _("图片打不开")) from fault
    return out.getvalue()


def _flat(picture: "Image.Image") -> "Image.Image":
    """A picture on white paper: what is transparent shows nothing that lies behind it."""
    from PIL import Image  # noqa: PLC0415 - as above

    seen = picture.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper


def _density(told: object, longest: int) -> float:
    """Dots an inch: as the picture says, where that can be; else so that it fills a sheet of A4."""
    if isinstance(told, tuple) and told and round(float(told[0])) in _DENSITIES:
        return float(told[0])
    return max(longest * 72 / _PAPER, 1.0)


def _ending(name: str) -> str:
    return PurePath(name).suffix.lower().lstrip(".")

"""Picture files as grey pixels: every page of them, weighed before it is unpacked, seals taken out."""

import warnings
from collections.abc import Iterator
from io import BytesIO

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from gongkai.basis import UnusableInputError
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.ingest.guards import TRUNCATED
from gongkai.ingest.readers.ocr.desk import cleared_of_desk
from gongkai.ingest.readers.ocr.lighting import evenly_lit
from gongkai.ingest.readers.ocr.seals import unsealed, without_grey
from gongkai.ingest.readers.ocr.sheet import Sheet

MAX_PIXELS = 120_000_000
"""Pixels of one picture that is opened: an A3 page at 600 dpi has 70 million."""
MAX_FRAMES = 60
"""Pages of one picture file that are read."""
LONGEST = 4000
"""Pixels of the longer side that are kept: A4 at 300 dpi has 3,508."""
_LARGE = marked("图片过大，请缩小后再读")


def frame_count(data: bytes) -> int:
    """How many pages a picture file says it has; 1 where it cannot be told."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(data)) as picture:
                return int(getattr(picture, "n_frames", 1))
        except (Image.DecompressionBombError, OSError, ValueError, TypeError, SyntaxError, EOFError):
            return 1


def frames(data: bytes, name: str) -> Iterator[Sheet]:
    """The pages of a picture file, grey, upright by what the file says of its camera.

    Raises:
        UnusableInputError: when it is no picture, is damaged, or is larger than a scanned page can be.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(BytesIO(data)) as picture:
                for number in range(min(getattr(picture, "n_frames", 1), MAX_FRAMES)):
                    picture.seek(number)
                    _weigh(picture, name)
                    yield _grey(picture)
        except UnidentifiedImageError as fault:
            raise UnusableInputError(name, _("图片的格式无法识别，请另存为 PNG 或 JPEG 再读"), str(fault)) from fault
        except Image.DecompressionBombError as fault:
            raise UnusableInputError(name, _(_LARGE), str(fault)) from fault
        except (OSError, ValueError, TypeError, SyntaxError, EOFError) as fault:
            raise UnusableInputError(name, _(TRUNCATED), repr(fault)) from fault


def _weigh(picture: Image.Image, name: str) -> None:
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise UnusableInputError(name, _(_LARGE), f"{width} × {height}")


def _grey(picture: Image.Image) -> Sheet:
    picture.draft("RGB", (LONGEST, LONGEST))
    upright = ImageOps.exif_transpose(picture)
    if max(upright.size) > LONGEST:
        upright = upright.reduce(-(-max(upright.size) // LONGEST))
    if upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info:
        clear = upright.convert("RGBA")
        upright = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    if upright.mode in {"1", "L"}:
        return Sheet(without_grey(evenly_lit(cleared_of_desk(np.asarray(upright.convert("L"))))))
    if upright.mode.startswith("I"):
        return Sheet((np.asarray(upright).astype(np.float32) / 257).clip(0, 255).astype(np.uint8))
    return unsealed(evenly_lit(cleared_of_desk(np.asarray(upright.convert("RGB")))))

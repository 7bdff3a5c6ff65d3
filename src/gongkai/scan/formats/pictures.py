"""What pictures tell besides what they show (JPEG, PNG, WebP, TIFF, GIF), and the pictures without it."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator

from PIL import ExifTags, Image

from gongkai.basis import UnusableInputError
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.scan.detectors.traces import PICTURE_DATA, PICTURE_POSITION, TRAILING
from gongkai.scan.formats.inspection import Inspection
from gongkai.scan.values.place import Place

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
KINDS = {_JPEG: "jpeg", _PNG: "png", b"GIF8": "gif", b"II*\x00": "tiff", b"MM\x00*": "tiff"}
_HARMLESS = frozenset(
    {
        *(
            "Orientation",
            "XResolution",
            "YResolution",
            "ResolutionUnit",
            "YCbCrPositioning",
            "ExifOffset",
            "ImageWidth",
        ),
        *(
            "ImageLength",
            "BitsPerSample",
            "Compression",
            "PhotometricInterpretation",
            "StripOffsets",
            "SamplesPerPixel",
        ),
        *(
            "RowsPerStrip",
            "StripByteCounts",
            "PlanarConfiguration",
            "ColorSpace",
            "ExifVersion",
            "Predictor",
            "ColorMap",
        ),
        *(
            "ExifImageWidth",
            "ExifImageHeight",
            "FlashPixVersion",
            "ComponentsConfiguration",
            "SampleFormat",
            "ExtraSamples",
        ),
        *("FillOrder", "InterColorProfile", "JPEGTables", "NewSubfileType", "TileWidth", "TileLength", "TileOffsets"),
        *("TileByteCounts", "ExifInteroperabilityOffset", "InteropIndex", "InteropVersion"),
    }
)
_POSITION = ExifTags.IFD.GPSInfo
_TEXTS = frozenset({"comment", "xmp", "XML:com.adobe.xmp", "photoshop", "Raw profile type exif", "exif"})
_QUIET = frozenset(
    {
        *("jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi", "adobe", "adobe_transform"),
        *("progressive", "progression", "icc_profile", "gamma", "transparency", "interlace"),
        *("version", "background", "duration", "extension", "loop", "compression", "srgb"),
        *("chromaticity", "default_image", "timestamp", "blend", "disposal", "bbox", "mp", "mpoffset"),
        *("resolution", "aspect", "wbits", "bit_depth", "blocks", "num_plays"),
    }
)
_WITHIN = marked("图片信息")


def kind_of_picture(data: bytes) -> str:
    """The kind of a picture by its first bytes; "" for none that we know."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    return next((kind for head, kind in KINDS.items() if data.startswith(head)), "")


def inspect_picture(data: bytes, found: Inspection, place: Place) -> None:
    """Note what a picture tells besides its pixels.

    Raises:
        UnusableInputError: when it cannot be opened.
    """
    picture = opened(data, place.member or place.part)
    found.watch.allow(marked("图片的像素"), picture.width * picture.height, found.watch.budget.pixels)
    where = place._replace(within=place.within or _WITHIN)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        told, position, texts = _told(picture)
    if position:
        found.note(PICTURE_POSITION, where, detail=_("经纬度"))
    if told or texts:
        named = [*told, *(name for name, _text in texts)]
        found.note(PICTURE_DATA, where, found="、".join(dict.fromkeys(named)))
    for _name, text in texts:
        found.body.add(text, where)
        found.body.part()
    if rest := _trailing(data):
        found.note(TRAILING, place, detail=_("{count}字节").format(count=rest))


def opened(data: bytes, name: str) -> Image.Image:
    """A picture whose head was read.

    Raises:
        UnusableInputError: when it is damaged, or of a size that nobody means.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(data))
    except Exception as fault:  # the library raises whatever its plugins meet
        raise UnusableInputError(name, _("图片已损坏，打不开"), repr(fault)) from fault


def _told(picture: Image.Image) -> tuple[list[str], bool, list[tuple[str, str]]]:
    """The names of tags that tell something, whether a position is among them, and texts by name."""
    exif = picture.getexif()
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    names = [ExifTags.TAGS.get(tag, str(tag)) for tag in (*exif, *inner)]
    told = [name for name in names if name not in _HARMLESS and name != "GPSInfo"]
    position = bool(exif.get_ifd(_POSITION))
    if exif.get_ifd(ExifTags.IFD.IFD1):
        told.append("Thumbnail")
    texts = [(ExifTags.TAGS.get(tag, str(tag)), str(value)) for tag, value in (*exif.items(), *inner.items())]
    kept = [(name, text) for name, text in texts if name in told and any(sign.isalpha() for sign in text)]
    return told, position, [*kept, *_comments(picture)]


def _comments(picture: Image.Image) -> Iterator[tuple[str, str]]:
    for name, value in picture.info.items():
        if str(name) in _QUIET or str(name) == "exif":
            continue
        text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
        if text and (isinstance(value, (str, bytes)) or str(name) in _TEXTS):
            yield str(name), text[:20000]


def _trailing(data: bytes) -> int:
    """How many bytes follow the end of a picture."""
    return len(data) - len(_to_end(data))


def _to_end(data: bytes) -> bytes:
    if data.startswith(_PNG):
        return data[: _png_end(data)]
    if data.startswith(_JPEG):
        end = _jpeg_end(data)
        return data[:end] if data[end:].strip(b"\x00") else data
    return data


def strip_picture(data: bytes, name: str = "") -> bytes:
    """The picture without anything but its pixels, its colours, and which way is up.

    Raises:
        UnusableInputError: when it cannot be read.
    """
    match kind_of_picture(data):
        case "jpeg":
            return _strip_jpeg(data, name)
        case "png":
            return _strip_png(data)
        case "webp":
            return _strip_webp(data)
        case "":
            raise UnusableInputError(name, _("图片已损坏，打不开"))
        case kind:
            return _saved_anew(data, kind, name)


def _orientation(data: bytes, name: str) -> int:
    return int(opened(data, name).getexif().get(ExifTags.Base.Orientation, 1) or 1)


def _strip_jpeg(data: bytes, name: str) -> bytes:
    turned = _orientation(data, name)
    kept = [_JPEG]
    if turned != 1:
        tiff = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01" + struct.pack(
            ">HHI", turned, 0, 0
        )
        kept.append(b"\xff\xe1" + struct.pack(">H", len(tiff) + 2) + tiff)
    for marker, start, end in _segments(data):
        body = data[start + 4 : end]
        if marker == 0xDA:
            kept.append(data[start : _jpeg_end(data)])
            break
        told = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if not told or marker in {0xE0, 0xEE} or body.startswith(b"ICC_PROFILE"):
            kept.append(data[start:end])
    return b"".join(kept)


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """The segments of a JPEG up to the first scan: marker, start, end."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        yield marker, place, end
        if marker == 0xDA:
            return
        place = end


def _jpeg_end(data: bytes) -> int:
    """Behind the end of the first picture in a JPEG file."""
    place = next((end for marker, _start, end in _segments(data) if marker == 0xDA), len(data))
    while (place := data.find(b"\xff", place)) >= 0 and place + 1 < len(data):
        marker = data[place + 1]
        if marker == 0xD9:
            return place + 2
        if marker in {0x00, 0xFF} or 0xD0 <= marker <= 0xD7:
            place += 1 if marker == 0xFF else 2
        else:
            place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return len(data)


_PNG_KEPT = frozenset(b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs sPLT acTL fcTL fdAT".split())


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    place = len(_PNG)
    while place + 8 <= len(data):
        size = int.from_bytes(data[place : place + 4], "big")
        kind = data[place + 4 : place + 8]
        end = place + 12 + size
        yield kind, place, end
        if kind == b"IEND":
            return
        place = end


def _png_end(data: bytes) -> int:
    return next((end for kind, _start, end in _chunks(data) if kind == b"IEND"), len(data))


def _strip_png(data: bytes) -> bytes:
    return _PNG + b"".join(data[start:end] for kind, start, end in _chunks(data) if kind in _PNG_KEPT)


def _strip_webp(data: bytes) -> bytes:
    kept, place = [], 12
    while place + 8 <= len(data):
        kind, size = data[place : place + 4], int.from_bytes(data[place + 4 : place + 8], "little")
        end = place + 8 + size + size % 2
        chunk = data[place:end]
        if kind == b"VP8X" and len(chunk) > 8:
            chunk = chunk[:8] + bytes([chunk[8] & ~0x0C]) + chunk[9:]
        if kind not in {b"EXIF", b"XMP "}:
            kept.append(chunk)
        place = end
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _saved_anew(data: bytes, kind: str, name: str) -> bytes:
    """A TIFF or GIF with its frames and nothing else."""
    picture = opened(data, name)
    made = io.BytesIO()
    try:
        frames = []
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            frame = picture.copy()
            frame.info = {key: value for key, value in frame.info.items() if key in {"transparency", "duration", "dpi"}}
            frames.append(frame)
        first, *rest = frames
        lossless = {"compression": "tiff_lzw", "exif": Image.Exif()} if kind == "tiff" else {"comment": b""}
        first.save(made, format=kind.upper(), save_all=bool(rest), append_images=rest, **lossless)
    except (OSError, ValueError, EOFError, zlib.error, KeyError) as fault:
        raise UnusableInputError(name, _("图片已损坏，打不开"), repr(fault)) from fault
    return made.getvalue()

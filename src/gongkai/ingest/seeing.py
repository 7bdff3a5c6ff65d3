"""Documents whose pictures are read: in the place of each picture stands what it shows.

A picture that shows no table, in a file that has a text, is an ornament or a chart: it stays a picture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai.basis import Origin, UnusableInputError
from gongkai.basis.language import marked
from gongkai.basis.language import translate as _
from gongkai.forms import Problem, Source
from gongkai.ingest.document import Block, Document, Grid, Picture, TextBlock
from gongkai.ingest.readers.picture import NOT_INSTALLED, can_read

if TYPE_CHECKING:
    from gongkai.ingest.readers.ocr.looking import Look, Sight
    from gongkai.ingest.readers.ocr.sources import Pictures

_TEXT = 60
"""Characters of text from which a file has a text of its own."""
_TOO_MANY = marked(
    "扫描件至少有{pages}页，超过{most}页，年度报告没有这么长，没有识别；请只保留年度报告的页面，另存后再读"
)
_CELLS = 6
"""Cells from which a grid in a picture is a table."""


def has_pictures(document: Document) -> bool:
    """Whether a document holds a picture, by itself or in a cell."""
    return any(
        isinstance(block, Picture) or (isinstance(block, Grid) and any(cell.pictures for cell in block.cells))
        for block in document.blocks
    )


def with_pictures(document: Document, data: bytes, *, beside: Path | None = None) -> Document:
    """The document with what its pictures show, and what there is to say of that.

    Where no reader is installed, it stays as it is and says so. `beside` is the folder of the file.

    Raises:
        UnusableInputError: when a file that is only pictures has more of them than a report has pages, or shows nothing
            that could be read.
    """
    if not can_read():
        told = Problem("pictures-not-read", _(NOT_INSTALLED), Origin(document.source.sha256))
        return replace(document, problems=(*document.problems, told))
    from gongkai.ingest.readers.ocr.looking import TOO_MANY, Sight  # noqa: PLC0415 - only pictures pay for it
    from gongkai.ingest.readers.ocr.sources import Pictures  # noqa: PLC0415 - likewise

    source = document.source
    pictures = Pictures(document.media or data, _kind(document), source.name, beside=beside)
    sight = Sight()
    whole = sum(len(block.text) for block in document.blocks if isinstance(block, TextBlock)) < _TEXT
    if whole and (pages := pictures.pages(document.blocks)) > TOO_MANY:
        raise UnusableInputError(source.name, _(_TOO_MANY).format(pages=pages, most=TOO_MANY))
    blocks = tuple(_seen(document, pictures, sight, whole=whole))
    if whole and not sight.read and (sight.faults or sight.blank):
        reason = sight.faults[0] if sight.faults else _("图片里没有可以识读的文字")
        raise UnusableInputError(source.name, reason)
    known = [problem for problem in document.problems if not (sight.read and problem.code == "no-text-layer")]
    return replace(document, blocks=blocks, problems=(*known, *_told(sight, source.sha256)))


def _kind(document: Document) -> str:
    return "docx" if document.media else document.source.kind


@dataclass(frozen=True)
class _Part:
    """A part of a document: blocks that stay as they are, or pictures with what was seen in them.

    `otherwise` is what stays in their place where they show nothing that belongs into the report.
    """

    blocks: Sequence[Block] = ()
    look: "Look" = field(default_factory=list)
    place: Origin | None = None
    otherwise: Sequence[Picture] = ()


def _seen(document: Document, pictures: "Pictures", sight: "Sight", *, whole: bool) -> Iterator[Block]:
    """The blocks, with what is shown in the place of pictures; those that follow each other are one sequence.

    All is looked at before anything is read off it: the numbers of one file are set in one typeface.
    """
    parts = list(_parts(document, pictures, sight))
    sight.proof()
    for part in parts:
        yield from part.blocks
        if part.place is not None:
            yield from _shown(part, part.place, document.source, whole=whole)


def _parts(document: Document, pictures: "Pictures", sight: "Sight") -> Iterator[_Part]:
    def looked(several: Sequence[Picture]) -> "Look":
        return sight.look((scan for picture in several for scan in pictures.scans(picture)), document.source)

    for are_pictures, found in groupby(document.blocks, key=lambda block: isinstance(block, Picture)):
        run = list(found)
        if are_pictures:
            several = [block for block in run if isinstance(block, Picture)]
            yield _Part((), looked(several), several[0].origin, several)
            continue
        for block in run:
            held = _held(block) if isinstance(block, Grid) else []
            yield _Part([block], looked(held), held[0].origin) if held else _Part([block])


def _held(grid: Grid) -> list[Picture]:
    """The pictures in the cells of a grid."""
    return [Picture(name, grid.origin) for cell in grid.cells for name in cell.pictures]


def _shown(part: _Part, place: Origin, source: Source, *, whole: bool) -> Iterator[Block]:
    from gongkai.ingest.readers.ocr.looking import shown_blocks  # noqa: PLC0415 - only pictures pay for it

    blocks = list(shown_blocks(part.look, source)) if part.look else []
    if not whole and not any(isinstance(block, Grid) and len(block.cells) >= _CELLS for block in blocks):
        blocks = []
    for block in blocks:
        yield block._replace(origin=block.origin._replace(block=place.block))
    if not blocks:
        yield from part.otherwise


def _told(sight: "Sight", sha256: str) -> Iterator[Problem]:
    """What a person should know of pictures that were read."""
    here = Origin(sha256)
    if sight.read:
        message = _("有{count}幅图片的内容是识别出来的，请与图片核对").format(count=sight.read)
        yield Problem("picture-read", message, here)
    if sight.cut:
        yield Problem("pictures-cut", _("图片太多，只识别了前{count}幅").format(count=sight.read + sight.blank), here)
    for reason in dict.fromkeys(sight.faults):
        yield Problem("picture-broken", _("有图片没有能够打开：{reason}").format(reason=reason), here)

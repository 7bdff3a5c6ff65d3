"""The signs of a report that was printed by `gongkai.render`, read back as what they stand for.

A printed cell that holds no number says why: the report lacks it, a picture hides it, or its words are no number. These
signs mean nothing by themselves, for any office may print them. They are read only in a document that holds the line
which explains them, word for word; that line is ours, and is taken out again with the lines that stand for pictures.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from gongkai.forms import State
from gongkai.ingest.document import Block, Document, Grid, GridCell, Picture, TextBlock

LACKING, PICTURED = "〔缺〕", "〔图片〕"
"""What stands in a cell that the report lacks, and in one within a picture."""
QUOTED = {State.UNREADABLE: "〔原文：", State.UNPLACED: "〔待核："}
"""What opens the words that stand in a cell and are no number, or of which it is not known whose number they are."""
_OPENING, _SHUT = "〔〕"
EXPLAINED = (
    "（说明：本文件由 gongkai 照原报告写出，数字未作改动。〔缺〕表示原报告没有这一格；"
    "〔图片〕表示这里在原报告中是图片，未读取；"
    "〔原文：…〕是原报告这一格的文字，不能读作一个数；〔待核：…〕是从原报告读到的数字，分不清是哪一格的。）"
)
"""The line that explains the signs, printed last wherever one of them stands."""

_PICTURE = re.compile(r"〔图片〕本表在原报告中是图片，未读取。(?:图片名：(?P<name>.*))?", re.DOTALL)
_SIGNS = {LACKING: State.MISSING, PICTURED: State.IMAGE}


def quoted(state: State, text: str) -> str:
    """The words of a cell that was not read, as they are printed.

    >>> quoted(State.UNPLACED, "3 4")
    '〔待核：3 4〕'
    """
    return f"{QUOTED[state]}{text}{_SHUT}"


def picture_line(name: str) -> str:
    """The line in the place of a table that is a picture, whose name may be unknown: "".

    >>> picture_line("a.png")
    '〔图片〕本表在原报告中是图片，未读取。图片名：a.png'
    """
    return f"{PICTURED}本表在原报告中是图片，未读取。{f'图片名：{name}' if name else ''}"


def signs_read(document: Document) -> Document:
    """The document with its signs as states and pictures; any other document as it is."""
    blocks = [block for block in document.blocks if not _explains(block)]
    if len(blocks) == len(document.blocks):
        return document
    return replace(document, blocks=tuple(_read(blocks)))


def _explains(block: Block) -> bool:
    if not isinstance(block, TextBlock) or block.text.count(_OPENING) != EXPLAINED.count(_OPENING):
        return False
    return _folded(block.text) == _folded(EXPLAINED)


def _folded(text: str) -> str:
    return "".join(text.split())


def _read(blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Grid):
            yield block._replace(cells=tuple(_cell(cell) for cell in block.cells))
        elif isinstance(block, TextBlock) and (found := _PICTURE.fullmatch(block.text.strip())):
            yield Picture((found["name"] or "").strip(), block.origin)
        else:
            yield block


def _cell(cell: GridCell) -> GridCell:
    text = cell.text.strip()
    for state, opening in QUOTED.items():
        if text.startswith(opening):
            return cell._replace(text=text.removeprefix(opening).removesuffix(_SHUT), state=state)
    return cell._replace(text="", state=_SIGNS[text]) if text in _SIGNS else cell

"""A document as one stream of paragraphs, pictures and table lines, whatever it was wrapped in.

Web pages lay out whole reports in tables, and plain text lays out tables in paragraphs. Here prose within a grid
becomes paragraphs again, and a run of paragraphs that are nothing but labels and numbers becomes a grid.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from gongkai.basis import Origin
from gongkai.forms import State
from gongkai.ingest.cut import sewn
from gongkai.ingest.document import Block, Borders, Document, Grid, GridCell, Picture, TextBlock
from gongkai.ingest.glued import parted
from gongkai.ingest.labels import LONGEST, Kind, label_of, lexicon, words_of
from gongkai.ingest.numbers import read_number
from gongkai.ingest.titles import headings_in, title_of


class Para(NamedTuple):
    """A paragraph. `tabular` says that it is a line of a table that is none of the statutory ones."""

    text: str
    origin: Origin
    level: int = 0
    tabular: bool = False


class Line(NamedTuple):
    """One row of a grid: the cells that begin in it."""

    grid: Grid
    row: int
    cells: tuple[GridCell, ...]

    def origin(self, cell: GridCell | None = None) -> Origin:
        """The place of a cell of this line, or of the line."""
        whole = self.grid.origin
        if cell is None:
            return whole._replace(row=self.row, line=(self.cells[0].line if self.cells else None) or whole.line)
        sha256, block, page, line, sheet = whole[:5]
        if block is not None and self.grid.caption == RUN:
            block += cell.row
        page, line = cell.page or page, cell.line or line
        # By position: this is done for every cell of a report, and names take as long again.
        place = Origin(sha256, block, page, line, sheet, cell.row, cell.column, None, None, cell.text, cell.box)
        seen = cell.confidence is not None or whole.picture
        return place._replace(confidence=cell.confidence, picture=cell.picture or whole.picture) if seen else place


Atom = Para | Line | Picture

RUN = "\N{HORIZONTAL ELLIPSIS}"
"""The caption of a grid that was put together from paragraphs: each of its rows is a block."""

_SPACE = re.compile(r"\s")
_JOINTS = re.compile(
    r"[-—–－/／>＞·:：]+|(?<=\S)[（(](?=\D{5,}[)）]$)|(?<=\S)(?=[（(][一二三四五六七][)）])|(?<=\D)(?=\d[.．、])"
)
_GLUED = re.compile(r"(?<=\d)(?=[一二三四]、|[（(][一二三四五六七][)）])")
_ROW, _PLACE = itemgetter(1), itemgetter(1, 2)
_NUMERAL = re.compile(r"[一二三四五六]\s*[、.．]|0[1-6]|[一二三四五六]")
_ORNAMENT = re.compile(r"\A0?([1-6]|[一二三四五六])\Z")
"""A numeral that an article sets large above its title: 01."""
_FEW = 3
_NOTES = ("注", "备注", "说明", "（注", "填报", "单位")


def flow_of(document: Document) -> list[Atom]:
    """The document's paragraphs, pictures and table lines in reading order."""
    atoms: list[Atom] = []
    for block in document.blocks:
        atoms += _atoms(block)
    return list(_gathered(_headed(atoms)))


def _headed(atoms: Iterable[Atom]) -> Iterator[Atom]:
    """The same atoms, with a numeral that stands in a paragraph of its own before the title that it numbers."""
    held: Para | None = None
    for atom in atoms:
        if held is not None:
            numeral = _ORNAMENT.sub(r"\1、", held.text)
            if isinstance(atom, Para) and title_of(numeral + atom.text):
                yield Para(numeral + atom.text, atom.origin, atom.level or held.level)
                held = None
                continue
            yield held
        held = atom if isinstance(atom, Para) and _NUMERAL.fullmatch(atom.text) else None
        if held is None:
            yield atom
    if held is not None:
        yield held


def _atoms(block: Block) -> Iterable[Atom]:
    match block:
        case TextBlock(text=text, origin=origin, level=level):
            return _paragraphs(text, origin, level)
        case Picture():
            return (block,)
        case Grid():
            return _lines(block)


def _paragraphs(text: str, origin: Origin, level: int = 0) -> list[Para]:
    lines = [line.strip() for line in text.split("\n")]
    return [Para(piece, origin, level) for line in lines if line for piece in parted(line) or headings_in(line)]


def _lines(grid: Grid) -> Iterator[Atom]:
    rows = (tuple(beside) for _, beside in groupby(sorted(grid.cells, key=_PLACE), key=_ROW))
    for cells in sewn(rows) if grid.borders is Borders.MARKED else rows:
        line = Line(grid, cells[0].row, cells)
        if _is_prose(line.cells):
            yield from _unwrapped(line)
        else:
            yield line


def _is_prose(cells: tuple[GridCell, ...]) -> bool:
    """Whether a line of a grid holds running text, a section heading, or nothing but pictures."""
    if any([cell.state for cell in cells]):  # noqa: C419 - asked of every cell: a list is twice as quick
        return False
    texts = dict.fromkeys([cell.text.strip() for cell in cells])
    texts.pop("", None)
    if not texts:
        return any(cell.pictures for cell in cells)
    if len(max(texts, key=len)) > LONGEST and any(len(text) > LONGEST and not label_of(text) for text in texts):
        return True
    return len(texts) == 1 and _is_told(next(iter(texts)))


def _is_told(text: str) -> bool:
    """Whether the one text of a line is a section heading or a sentence, and no label, number or note."""
    if title_of(text):
        return True
    return "。" in text and not text.startswith(_NOTES) and not label_of(text) and not words_in(text)


def _unwrapped(line: Line) -> Iterator[Atom]:
    """The paragraphs of a line. Text that merged cells repeat stands once; labels and numbers may be the same."""
    seen = set()
    for cell in line.cells:
        origin = line.origin(cell)
        for name in cell.pictures:
            yield Picture(name, origin)
        if cell.text not in seen or _is_value(cell.text) or label_of(cell.text):
            seen.add(cell.text)
            yield from _paragraphs(cell.text, origin._replace(text=""))


def _gathered(atoms: Iterable[Atom]) -> Iterator[Atom]:
    """The same atoms, with every run of paragraphs that is a table made into one."""
    run: list[Para] = []
    for atom in atoms:
        if isinstance(atom, Para) and _tokens(atom.text):
            run.append(atom)
            continue
        if run:
            yield from _tabled(run)
            run = []
        yield atom
    yield from _tabled(run)


def _tabled(run: list[Para]) -> Iterator[Atom]:
    tokens = [token for para in run for token in _tokens(para.text)]
    rows = {token for token in tokens if _kinds(token) & {Kind.ROW, Kind.COLUMN, Kind.TITLE}}
    if len(rows) < _FEW or sum(1 for token in tokens if _is_value(token)) < _FEW:
        yield from run
        return
    whole, run = run, _trimmed(run)
    yield from whole[: whole.index(run[0])]
    first = run[0].origin
    cells = tuple(
        GridCell(token, row, column, line=para.origin.line)
        for row, para in enumerate(run)
        for column, token in enumerate(_tokens(para.text))
    )
    width = max(cell.column for cell in cells) + 1
    grid = Grid(cells, len(run), width, first._replace(text=""), Borders.GUESSED, RUN)
    yield from _lines(grid)
    yield from whole[whole.index(run[-1]) + 1 :]


def _trimmed(run: list[Para]) -> list[Para]:
    """A run without the fragments at its ends: short paragraphs before or after the table."""
    sure = [at for at, para in enumerate(run) if not all(map(_is_fragment, para.text.split())) or label_of(para.text)]
    return run[sure[0] : sure[-1] + 1]


def loose_line(para: Para) -> Line:
    """A paragraph as a table line of its own."""
    cell = GridCell(para.text, 0, 0, line=para.origin.line)
    return Line(Grid((cell,), 1, 1, para.origin._replace(text=""), Borders.GUESSED, RUN), 0, (cell,))


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[str, ...]:
    """The labels and numbers that a paragraph consists of; nothing when it holds anything else."""
    if len(text) > 4 * LONGEST:
        return ()
    if several := words_in(text):
        return several
    return (text,) if label_of(text) or _is_value(text) or all(map(_is_fragment, text.split())) else ()


def words_in(text: str) -> tuple[str, ...]:
    """The labels and values of a text that holds several; nothing when it is one label, one value, or prose.

    >>> words_in("行政许可（件） 17"), words_in("商业 企业"), words_in("行政复议 行政诉讼")
    (('行政许可（件）', '17'), (), ('行政复议', '行政诉讼'))
    """
    if joined := _joined_labels(text):
        return joined
    found = tokens_in(text) if _SPACE.search(text) else ()
    if len(found) < 2:
        return found if found and len(found[0]) < len("".join(text.split())) and Kind.ROW in _kinds(found[0]) else ()
    if len(found) < _FEW and all(_is_value(word) for word in found):
        return ()
    certain = all(_is_value(word) or ((label := label_of(word)) and label.words in lexicon()) for word in found)
    return found if certain or any(_is_value(word) for word in found) else ()


def _joined_labels(text: str) -> tuple[str, ...]:
    """The groups and the row that one cell names together, as 不予公开-1.属于国家秘密."""
    label = label_of(text)
    if len(text) > LONGEST or (label is not None and label.words in lexicon()):
        return ()
    pieces = [piece.strip() for piece in _JOINTS.split(text) if len(words_of(piece)) > 1]
    if len(pieces) < 2 or not all(_kinds(piece) & {Kind.ROW, Kind.GROUP} for piece in pieces):
        return ()
    return tuple(pieces)


def tokens_in(text: str) -> tuple[str, ...]:
    """The labels and values in a line of text, longest labels first; nothing when a word of it is neither.

    >>> tokens_in("规 章 0 0 / 行政规范性文件 2")
    ('规章', '0', '0', '/', '行政规范性文件', '2')
    """
    words = _GLUED.sub(" ", text).split()
    if len(words) > 1 and _may_be_cut(words[0]) and not any(_is_label(words[:end]) for end in range(1, 5)):
        words = words[1:]
    found: list[str] = []
    start = 0
    while start < len(words):
        if _is_value(words[start]):
            found.append(words[start])
            start += 1
            continue
        values = (end for end in range(start, len(words)) if _is_value(words[end]))
        ends = range(min(next(values, len(words)), start + 12), start, -1)
        end = next((end for end in ends if _is_label(words[start:end])), None)
        if end is None:
            return ()
        found.append("".join(words[start:end]))
        start = end
    return tuple(found)


def _is_label(words: list[str]) -> bool:
    """Whether these words are one label; several of them only if they are one to the letter."""
    label = label_of("".join(words))
    return label is not None and (len(words) == 1 or label.words in lexicon())


def _is_value(text: str) -> bool:
    if len(text) < LONGEST and read_number(text, marked=False).state not in {State.UNREADABLE, State.BLANK}:
        return True
    return text[:1] == "." and text[1:].isdecimal()  # the rest of a broken number


def _is_fragment(text: str) -> bool:
    """Whether a paragraph may be the rest of a broken header label: very short, without punctuation."""
    return len(text) <= 4 and text.isalpha() and not text.isascii()


def _may_be_cut(word: str) -> bool:
    """Whether a word before a label may be a piece of its group's label, which narrow columns broke: （三）不."""
    return _is_fragment(word) or (len(word) <= _PIECE and (piece := words_of(word)) != "" and piece in _group_words())


_PIECE = 6


@cache
def _group_words() -> str:
    """The words of all groups' labels."""
    return " ".join(words for words, roles in lexicon().items() if any(role.kind is Kind.GROUP for role in roles))


def _kinds(text: str) -> frozenset[Kind]:
    label = label_of(text)
    return label.kinds if label else frozenset()

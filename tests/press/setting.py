"""Setting a report: lines into pages, tables cell by cell."""

from dataclasses import dataclass, field

from variants.draft import Draft
from variants.handmade import Leaf, pdf
from variants.layout import Layout, Placed
from variants.pieces import Heading, Paragraph, pieces

from .press import Press


def printed(press: Press, draft: Draft) -> bytes:
    """The file of a report as a press prints it."""
    return pdf(*leaves_of(press, draft), title=draft.title)


def leaves_of(press: Press, draft: Draft) -> list[Leaf]:
    """The pages of a report as a press sets them."""
    setter = _Setter(press, draft)
    for piece in pieces(draft):
        match piece:
            case Heading():
                setter.heading(piece)
            case Paragraph():
                setter.paragraph(piece)
            case Layout():
                setter.table(piece, {4: "disclosure", 10: "requests", 15: "disputes"}[piece.columns])
    return setter.leaves


def width_of(text: str, size: float) -> float:
    """How wide a text is set."""
    return sum(size if ord(c) > 0x2000 else size / 2 for c in text)


def wrapped(text: str, size: float, width: float) -> list[str]:
    """A text in lines no wider than a width; no line starts with a stop."""
    lines = [""]
    for part in text.split("\n"):
        if lines[-1]:
            lines.append("")
        for c in part:
            if lines[-1] and c not in "，。、；：）”" and width_of(lines[-1] + c, size) > width:
                lines.append("")
            lines[-1] += c
    return lines


@dataclass
class _Setter:
    press: Press
    draft: Draft
    leaves: list[Leaf] = field(default_factory=list)
    y: float = 1e9
    column: int = 0
    lying: bool = False

    def heading(self, piece: Heading) -> None:
        press = self.press
        if piece.number:
            self.line(press.respelt(piece.numbered), self.left + press.indent * press.size, press.size + 1)
            return
        if press.title_page:
            self.page()
            self.middle("内部编号 2024-17", 200, 12)
            self.y = 320
        for line in wrapped(piece.text, 20, self.width):
            self.room(30)
            self.y += 30
            self.middle(line, self.y, 20)
        if press.title_page:
            self.middle(self.draft.organ, 640, 16)
            self.y = 1e9
        else:
            self.y += 20

    def paragraph(self, piece: Paragraph) -> None:
        press = self.press
        text = press.respelt(piece.text)
        if piece.signature:
            self.line(text, self.right - width_of(text, press.size) - 2 * press.size, press.size)
            return
        for n, line in enumerate(wrapped("　" * press.indent + text, press.size, self.width)):
            inset = press.indent * press.size if not n else 0
            self.line(line.lstrip("　"), self.left + inset, press.size)

    @property
    def leaf(self) -> Leaf:
        return self.leaves[-1]

    @property
    def span(self) -> float:
        """The width of one column of text."""
        press = self.press
        full = (press.height if self.lying else press.width) - 2 * press.side
        return full if self.lying else (full - press.gap * (press.columns - 1)) / press.columns

    @property
    def left(self) -> float:
        return self.press.side + self.column * (self.span + self.press.gap)

    @property
    def right(self) -> float:
        return self.left + self.span

    @property
    def width(self) -> float:
        return self.span

    @property
    def foot(self) -> float:
        return (self.press.width if self.lying else self.press.height) - self.press.bottom

    def room(self, need: float) -> bool:
        """Go to the next column or page where there is no room; whether that was so."""
        if self.y + need <= self.foot:
            return False
        if self.leaves and self.column + 1 < self.press.columns and self.y < 1e9:
            self.column += 1
            self.y = self.press.top
        else:
            self.page()
        return True

    def page(self) -> None:
        press = self.press
        size = (press.height, press.width) if self.lying else (press.width, press.height)
        leaf = Leaf(*size, rotate=press.turn, crop=press.crop, wrapped=press.wrapped)
        self.leaves.append(leaf)
        press.under(leaf, len(self.leaves))
        press.over(leaf, len(self.leaves))
        self.column, self.y = 0, press.top

    def line(self, text: str, x: float, size: float) -> None:
        pitch = self.press.leading * self.press.size
        left = self.left
        self.room(pitch)
        self.y += pitch
        self.press.words(self.leaf, x + self.left - left, self.y, text, size)

    def middle(self, text: str, y: float, size: float) -> None:
        self.press.words(self.leaf, self.left + (self.width - width_of(text, size)) / 2, y, text, size)

    def table(self, table: Layout, key: str) -> None:
        press = self.press
        columns, press_columns = self.column, press.columns
        if press.across or press_columns > 1:
            self.lying, self.y = press.across, 1e9
        if press_columns > 1:
            object.__setattr__(press, "columns", 1)
        _Table(self, table, press.shares[key]).set()
        object.__setattr__(press, "columns", press_columns)
        self.column = columns if press_columns == 1 else 0
        if press.across:
            self.lying, self.y = False, 1e9
        elif press_columns > 1:
            self.y = 1e9
        self.y += 6


class _Table:
    """A table while it is set."""

    def __init__(self, setter: _Setter, table: Layout, shares: tuple[float, ...]) -> None:
        self.setter, self.table, self.press = setter, table, setter.press
        setter.room(60)
        whole = sum(shares)
        self.xs = [setter.left + setter.width * sum(shares[:n]) / whole for n in range(len(shares) + 1)]
        self.lines = {cell: self._wrapped(cell) for cell in table.cells}

    def _wrapped(self, cell: Placed) -> list[str]:
        press = self.press
        text = press.cell_lines(press.respelt(cell.text))
        if press.upright_head and cell.row < self.table.head and cell.rowspan == 1 and cell.colspan == 1:
            return list(text)
        width = self.xs[cell.column + cell.colspan] - self.xs[cell.column] - 2 * press.padding
        return wrapped(text, press.table_size, max(width, press.table_size)) if text else []

    def set(self) -> None:
        pitch = self.press.table_size * self.press.table_leading
        heights = [pitch + 2 * self.press.padding] * self.table.rows
        for cell in sorted(self.table.cells, key=lambda c: c.rowspan):
            need = len(self.lines[cell]) * pitch + 2 * self.press.padding
            have = sum(heights[cell.row : cell.row + cell.rowspan])
            if need > have:
                heights[cell.row + cell.rowspan - 1] += need - have
        row = 0
        done: dict[Placed, int] = {}
        while row < self.table.rows:
            row = self._part(row, heights, done)

    def _part(self, start: int, heights: list[float], done: dict[Placed, int]) -> int:
        """Set as many rows as the page takes; the row that comes next."""
        setter = self.setter
        setter.room(heights[start])
        if start and self.press.repeat_head and self.table.head:
            self._rows(0, self.table.head, heights, {})
        end, y = start, setter.y
        while end < self.table.rows and (end == start or y + heights[end] <= setter.foot):
            y += heights[end]
            end += 1
        if self.press.cut_rows and end < self.table.rows and setter.foot - y > 26 and heights[end] > 26:
            room = setter.foot - y
            given, rest = dict(done), heights[end] - room + 12
            heights[end] = room
            self._rows(start, end + 1, heights, done)
            for cell in list(done):
                if cell not in given:
                    done[cell] = max(done[cell], 0)
            heights[end] = max(rest, self.press.table_size * self.press.table_leading + 2 * self.press.padding)
            setter.y = 1e9
            return end if end > start else end + 1
        self._rows(start, end, heights, done)
        if end < self.table.rows:
            setter.y = 1e9
        return end

    def _rows(self, start: int, end: int, heights: list[float], done: dict[Placed, int]) -> None:
        setter, press = self.setter, self.press
        ys = {start: setter.y}
        for row in range(start, end):
            ys[row + 1] = ys[row] + heights[row]
        for cell in self.table.cells:
            first, last = max(start, cell.row), min(end, cell.row + cell.rowspan)
            if first < last:
                self._cell(cell, (ys[first], ys[last]), done)
        setter.y = ys[end]
        del press

    def _cell(self, cell: Placed, extent: tuple[float, float], done: dict[Placed, int]) -> None:
        press, leaf = self.press, self.setter.leaf
        (top, bottom), left, right = extent, self.xs[cell.column], self.xs[cell.column + cell.colspan]
        press.level(leaf, left, top, right, top)
        press.level(leaf, left, bottom, right, bottom)
        press.upright(leaf, left, top, left, bottom)
        press.upright(leaf, right, top, right, bottom)
        pitch = press.table_size * press.table_leading
        lines = self.lines[cell][done.get(cell, 0) :]
        fit = lines[: max(0, int((bottom - top - 2 * press.padding + 1) / pitch))]
        done[cell] = done.get(cell, 0) + len(fit)
        y = top + (bottom - top - len(fit) * pitch) / 2 + 0.95 * press.table_size
        for line in fit:
            wide = width_of(line, press.table_size)
            at_left = press.left_labels and cell.ref is None
            x = left + press.padding if at_left else left + (right - left - wide) / 2
            press.words(leaf, x, y, line, press.table_size)
            y += pitch

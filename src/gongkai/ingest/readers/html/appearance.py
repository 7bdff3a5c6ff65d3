"""What a table of a page shows beside its words: header cells, and borders, as far as the page itself settles them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from gongkai.forms import Appearance
from gongkai.ingest.readers.html.parsing import Element
from gongkai.ingest.readers.html.tables import Rows
from gongkai.ingest.readers.html.tags import text_of

_MOSTLY = 0.6
_STROKE = r"(?:solid|dashed|dotted|double|groove|ridge|inset|outset)"
_BORDER = re.compile(rf"\bborder[a-z-]*\s*:([^;}}]*\b{_STROKE}\b[^;}}]*)", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?<![\w-])border(?:-(?:top|bottom|left|right|block|inline|style|width)[a-z-]*)?\s*:", re.IGNORECASE
)
_NOTHING = re.compile(r"(?<![\d.#])0(?:\.0+)?(?:px|pt|em|rem)?(?![\d.%])|transparent", re.IGNORECASE)
_COLOUR = re.compile(r"(?:rgb|hsl)a?\([^)]*\)|#[0-9a-f]+", re.IGNORECASE)
_SHEET_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
_SUBJECT = re.compile(r"(?P<tag>[a-z][a-z0-9]*|\*)?(?P<rest>[^\s>+~]*)$", re.IGNORECASE)
_CLASS = re.compile(r"\.([\w-]+)")
_ROLES = frozenset({"columnheader", "rowheader"})


def shows_border(declarations: str) -> bool:
    """Whether style declarations draw a border.

    >>> shows_border("border:solid windowtext 1.0pt;border-left:none"), shows_border("border: 0 solid #000")
    (True, False)
    """
    return any(not _NOTHING.search(_COLOUR.sub("", value)) for value in _BORDER.findall(declarations))


class Styling:
    """What a page settles of the borders on it. Without a root, nothing is known."""

    def __init__(self, root: Element | None) -> None:
        self._root = root

    @cached_property
    def elsewhere(self) -> bool:
        """Whether a style sheet of another file, or a script, may draw borders or take them away."""
        if self._root is None:
            return True
        linked = any("stylesheet" in (link.get("rel") or "").lower() for link in self._root.iter("link"))
        return linked or next(self._root.iter("script"), None) is not None or "@import" in self._sheets

    @cached_property
    def _sheets(self) -> str:
        styles = () if self._root is None else self._root.iter("style")
        return _REMARK.sub("", "\n".join(text_of(style) for style in styles))

    @cached_property
    def _borders(self) -> list[tuple[str, frozenset[str], bool]]:
        """The rules of the page's own sheets that speak of borders: tag, classes, and whether they draw one."""
        return [
            (tag, classes, shows_border(declarations))
            for selectors, declarations in _SHEET_RULE.findall(self._sheets)
            if _ABOUT.search(declarations)
            for tag, classes in _subjects(selectors)
        ]

    def of_cells(self, cells: Iterable[Element]) -> set[bool]:
        """What the rules that these cells come under say: that they have a border, that they have none, or both."""
        if not self._borders:
            return set()
        tags = {str(cell.tag) for cell in cells}
        classes = frozenset(name for cell in cells for name in (cell.get("class") or "").split())
        return {draws for tag, named, draws in self._borders if (not tag or tag in tags) and named <= classes}


def _subjects(selectors: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The element that each selector of a list is about: its tag, "" for any, and its classes."""
    for selector in selectors.split(","):
        found = _SUBJECT.search(selector.strip())
        if found:
            tag = (found["tag"] or "").lower()
            yield "" if tag == "*" else tag, frozenset(_CLASS.findall(found["rest"]))


def appearance(table: Element, rows: Rows, styling: Styling) -> Appearance:
    """Whether a table marks its header cells, and whether the borders of its cells are seen."""
    cells = [cell for row in rows.cells for cell in row]
    return Appearance(_has_heads(table, cells), _is_ruled(table, cells, styling))


def _has_heads(table: Element, cells: Iterable[Element]) -> bool:
    """Whether any cell says that it heads others. What a page does not mark, no screen reader can tell."""
    if table.find("thead") is not None or "th" in [cell.tag for cell in cells]:
        return True
    return any([cell.get("scope") or cell.get("headers") or cell.get("role") in _ROLES for cell in cells])  # noqa: C419 - asked of every cell: a list is twice as quick


def _is_ruled(table: Element, cells: list[Element], styling: Styling) -> bool | None:
    """Whether borders are seen: by the cells' own styles, the page's sheets, the table's attributes, in this order."""
    # Cells of one table share few styles, and each is looked at once.
    styles = Counter([cell.get("style", "") for cell in cells])
    drawn = sum(count for style, count in styles.items() if shows_border(style))
    if drawn >= _MOSTLY * len(cells):
        return True
    if drawn or styling.elsewhere:
        return None
    said = styling.of_cells(cells)
    if said:
        return True if said == {True} else None
    own = table.get("style") or ""
    attributed = any(
        (table.get(name) or "0").strip().lower() not in {"0", "none", "void"} for name in ("border", "rules")
    )
    if attributed:
        return True if "border" not in own or shows_border(own) else None
    return None if shows_border(own) or table.get("frame") else False

"""What a press does its own way."""

from collections.abc import Callable
from dataclasses import dataclass, field

from variants.handmade import Leaf

Edge = Callable[[Leaf, float, float, float, float], object]
Words = Callable[[Leaf, float, float, str, float], object]

SHARES = {
    "disclosure": (3, 2, 2, 2),
    "requests": (0.8, 1.6, 4, 1, 1, 1, 1, 1, 1, 1),
    "disputes": (1,) * 15,
}


def nothing(_leaf: Leaf, *_: object) -> None:
    """Draw nothing."""


@dataclass(frozen=True)
class Press:
    """How a press prints. Lengths are points; the page is upright A4 unless it says otherwise.

    `shares` are the widths of columns by table. `level` and `upright` draw the edges of cells. `words` sets a line of
    text. `under` and `over` draw on every page before and after its text, given the page's number.
    """

    width: float = 595
    height: float = 842
    side: float = 70
    top: float = 80
    bottom: float = 76
    size: float = 12
    leading: float = 1.75
    table_size: float = 9
    table_leading: float = 1.25
    padding: float = 3
    indent: int = 2
    across: bool = False
    """Tables stand on pages of their own, turned."""
    shares: dict[str, tuple[float, ...]] = field(default_factory=lambda: SHARES)
    level: Edge = Leaf.stroke
    upright: Edge = Leaf.stroke
    words: Words = Leaf.text
    respelt: Callable[[str], str] = str
    under: Callable[[Leaf, int], object] = nothing
    over: Callable[[Leaf, int], object] = nothing
    repeat_head: bool = False
    cut_rows: bool = False
    """Rows are broken over pages between two lines."""
    left_labels: bool = False
    columns: int = 1
    gap: float = 24
    """Between two columns."""
    title_page: bool = False
    turn: int = 0
    crop: tuple[float, float, float, float] | None = None
    wrapped: bool = False
    """The whole page is one drawing that the page draws."""
    upright_head: bool = False
    """The heads of columns are set upright, one character below the other."""
    cell_lines: Callable[[str], str] = str

"""A statutory table as accessible markup: caption, scopes, spans, and every cell under its public key."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gongkai.basis.language import translate as _
from gongkai.forms import NOT_READ, Cell, CellRef, Report, State
from gongkai.render.layout import Kind, Layout, Place
from gongkai.render.page import text

HINT = _("左右滑动可看全表")
"""What stands beside the caption of a wide table on a narrow screen."""


@dataclass(frozen=True, slots=True)
class Extra:
    """What a page adds to a cell: classes, markup after its text, another id where the page has the table twice."""

    classes: str = ""
    after: str = ""
    name: str = ""


Annotate = Callable[[CellRef], Extra | None]


def unmarked(_ref: CellRef) -> None:
    """Nothing is added to any cell."""


def table(layout: Layout, report: Report, annotate: Annotate = unmarked) -> str:
    """The table in a region that scrolls by itself on a narrow screen."""
    name = f"表{layout.table.number}　{layout.table.title}"
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-label="{text(name)}">\n'
        f'<table class="statutory {layout.table.key}">\n<caption data-hint="{text(HINT)}">{text(name)}</caption>\n'
        f"{_columns(layout)}"
        f"{''.join(_groups(layout, report, annotate))}</table>\n</div>"
    )


def anchor(ref: CellRef) -> str:
    """The id of a cell on its page."""
    return f"cell-{ref.table}-{ref.row}-{ref.column}"


def _columns(layout: Layout) -> str:
    labels = "".join(f'<col class="labels-{at}">' for at in range(1, layout.stub + 1))
    return f'<colgroup>{labels}<col class="numbers" span="{layout.columns - layout.stub}"></colgroup>\n'


def _groups(layout: Layout, report: Report, annotate: Annotate) -> Iterator[str]:
    """The head, then a body; a table of blocks has a body for each."""
    tag = ""
    for row, places in enumerate(layout.lines()):
        begins = "thead" if row < layout.head else "tbody"
        if begins != tag or (places and places[0].kind is Kind.TITLE):
            yield f"</{tag}>\n<{begins}>\n" if tag else f"<{begins}>\n"
            tag = begins
        yield f"<tr>{''.join(_place(place, report, annotate) for place in places)}</tr>\n"
    yield f"</{tag}>\n"


def _place(place: Place, report: Report, annotate: Annotate) -> str:
    span = (f' rowspan="{place.rowspan}"' if place.rowspan > 1 else "") + (
        f' colspan="{place.colspan}"' if place.colspan > 1 else ""
    )
    if place.ref:
        return _value(place, report[place.ref], span, annotate(place.ref))
    match place.kind:
        case Kind.TITLE:
            return f'<th class="title" scope="rowgroup"{span}>{text(place.text)}</th>'
        case Kind.CORNER if place.rowspan > 1:
            return f'<td class="corner"{span}>{text(place.text)}</td>'
        case Kind.ROW:
            return f'<th scope="{"rowgroup" if place.rowspan > 1 else "row"}"{span}>{text(place.text)}</th>'
        case _:
            return f'<th scope="{"colgroup" if place.colspan > 1 else "col"}"{span}>{text(place.text)}</th>'


def _value(place: Place, cell: Cell, span: str, extra: Extra | None) -> str:
    assert place.ref is not None  # noqa: S101  # the caller looked
    classes = ["value"]
    if cell.state is State.NUMBER and cell.value == 0:
        classes.append("zero")
    if cell.state in {State.IMAGE, State.MISSING, *NOT_READ}:
        classes.append("words")
    if extra and extra.classes:
        classes.append(extra.classes)
    state = "" if cell.state is State.NUMBER else f' data-state="{cell.state.value}"'
    return (
        f'<td id="{(extra and extra.name) or anchor(place.ref)}" class="{" ".join(classes)}"{state}{span}>'
        f"{text(place.text)}{extra.after if extra else ''}</td>"
    )

"""Pictures that a report was read from, in the page, with a box over every cell that leads to its number."""

from base64 import b64encode
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from gongkai.basis.language import translate as _
from gongkai.forms import NOT_READ, CellRef, Report, label_of
from gongkai.render.markup import anchor
from gongkai.render.page import text

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture as JPEG with the boxes of the cells read in it, in units in which it is `width` by `height`."""

    jpeg: bytes
    width: float
    height: float
    boxes: Sequence[tuple[CellRef, Box]]


def pictures(report: Report, sheets: Sequence[Sheet], marked: Container[CellRef]) -> str:
    """All pictures with their boxes; "" where there are none. `marked` are cells with a finding."""
    if not sheets:
        return ""
    figures = "\n".join(_figure(n, sheet, report, marked) for n, sheet in enumerate(sheets, 1))
    note = _("方框是识读的位置：点方框看读出的数；橙色是识读不清，红色是有问题的数。")
    heading = _("识读的图片")
    return f'<section class="pictures"><h2>{heading}</h2>\n<p class="note">{note}</p>\n{figures}\n</section>'


def _figure(number: int, sheet: Sheet, report: Report, marked: Container[CellRef]) -> str:
    name = _("第{number}幅图片").format(number=number)
    source = "data:image/jpeg;base64," + b64encode(sheet.jpeg).decode()
    boxes = "".join(_boxes(sheet, report, marked))
    picture = f'<img src="{source}" width="{sheet.width:.0f}" height="{sheet.height:.0f}" alt="{text(name)}">'
    return f'<figure><div class="sheet">{picture}{boxes}</div><figcaption>{text(name)}</figcaption></figure>'


def _boxes(sheet: Sheet, report: Report, marked: Container[CellRef]) -> Iterator[str]:
    wide, high = sheet.width / 100, sheet.height / 100
    for ref, (left, top, right, bottom) in sheet.boxes:
        cell = report[ref]
        said = _("识读不清") if cell.state in NOT_READ else cell.text.strip()
        label = text(f"{label_of(report, ref)}　{said}")
        role = "wrong" if ref in marked else "unread" if cell.state in NOT_READ else "sure"
        place = f"left:{left / wide:.2f}%;top:{top / high:.2f}%"
        size = f"width:{(right - left) / wide:.2f}%;height:{(bottom - top) / high:.2f}%"
        named = f'title="{label}" aria-label="{label}"'
        yield f'<a class="{role}" href="#{anchor(ref)}" {named} style="{place};{size}"></a>'

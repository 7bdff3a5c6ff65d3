"""Charts as SVG, made by the server: they print and need no script; each point tells its number, the table all."""

from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 640, 240, 56, 28, 12
_INKS = ("#0f5a4a", "#8a5a00", "#2b4d78", "#a1260d", "#5d4a7a", "#4a4f46")
_DASHES = ("", "6 3", "2 3", "8 3 2 3", "1 4", "10 4")


@dataclass(frozen=True, slots=True)
class Series:
    """One line or one set of bars: its name, and a number for each label; None where there is none, never nought.

    `cells` are the keys of the cells that the numbers open, "" for one that opens none.
    """

    name: str
    values: tuple[Decimal | None, ...]
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with the table behind it. `unit` stands with every number."""

    code: str
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    stacked: bool = False

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """The table behind it: a line a label."""
        return [(label, [_said(one.values[at]) for one in self.series]) for at, label in enumerate(self.labels)]

    @property
    def opened(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """The same with the cell that each number opens, "" where it opens none."""
        cells = [[one.cells[at] if one.cells else "" for one in self.series] for at in range(len(self.labels))]
        return [(label, list(zip(row, cells[at], strict=True))) for at, (label, row) in enumerate(self.rows)]

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return all(value is None for one in self.series for value in one.values)

    @property
    def svg(self) -> SafeString:
        """The picture; its title names it for who cannot see it, and the table says the same."""
        drawn = _bars(self) if self.stacked else _lines(self)
        known = {"width": WIDTH, "height": HEIGHT, "title": self.title, "drawn": drawn, "axes": _axes(self)}
        return format_html(
            '<svg class="chart" viewBox="0 0 {width} {height}" role="img" aria-label="{title}">{axes}{drawn}</svg>',
            **known,
        )

    @property
    def inks(self) -> list[tuple[str, str, str]]:
        """The legend: each name with its ink and its dash, so that it can be told without colour."""
        return [(one.name, _INKS[n % len(_INKS)], _DASHES[n % len(_DASHES)]) for n, one in enumerate(self.series)]


def _said(value: Decimal | None) -> str:
    return "—" if value is None else f"{value.normalize():f}" if value else "0"


def _most(chart: Chart) -> Decimal:
    """Where the scale ends: four whole steps, the highest number within."""
    if chart.stacked:
        sums = [
            sum((one.values[at] or Decimal(0) for one in chart.series), Decimal(0)) for at in range(len(chart.labels))
        ]
    else:
        sums = [value for one in chart.series for value in one.values if value is not None]
    return Decimal(4 * max(1, ceil(max([*sums, Decimal(1)]) / 4)))


def _at(place: float) -> str:
    return f"{place:.1f}"


def _x(chart: Chart, at: int) -> float:
    step = (WIDTH - LEFT - 12) / max(len(chart.labels), 1)
    return LEFT + step * (at + 0.5)


def _y(value: Decimal, most: Decimal) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * float(1 - value / most)


def _axes(chart: Chart) -> SafeString:
    most = _most(chart)
    marks = [(most * n / 4, _y(most * n / 4, most)) for n in range(5)]
    rules = format_html_join(
        "",
        '<line x1="{}" x2="{}" y1="{}" y2="{}" stroke="#d9dcd6"/>'
        '<text x="{}" y="{}" text-anchor="end" font-size="11" fill="currentColor">{}</text>',
        ((LEFT, WIDTH - 12, _at(y), _at(y), LEFT - 6, _at(y + 4), _said(round(value, 1))) for value, y in marks),
    )
    names = format_html_join(
        "",
        '<text x="{}" y="{}" text-anchor="middle" font-size="11" fill="currentColor">{}</text>',
        ((_at(_x(chart, at)), HEIGHT - 8, label) for at, label in enumerate(chart.labels)),
    )
    return rules + names


def _lines(chart: Chart) -> SafeString:
    most, drawn = _most(chart), SafeString("")
    for (_name, ink, dash), one in zip(chart.inks, chart.series, strict=True):
        points = [(_x(chart, at), _y(value, most)) for at, value in enumerate(one.values) if value is not None]
        drawn += format_html(
            '<polyline points="{}" fill="none" stroke="{}" stroke-width="2" stroke-dasharray="{}"/>',
            " ".join(f"{x:.1f},{y:.1f}" for x, y in points),
            ink,
            dash or "none",
        )
        told = [_told(chart, one, at) for at, value in enumerate(one.values) if value is not None]
        drawn += format_html_join(
            "",
            '<circle cx="{}" cy="{}" r="4" fill="{}"><title>{}</title></circle>',
            ((_at(x), _at(y), ink, words) for (x, y), words in zip(points, told, strict=True)),
        )
    return drawn


def _told(chart: Chart, one: Series, at: int) -> str:
    """What a point says to whoever points at it."""
    return f"{chart.labels[at]} {one.name} {_said(one.values[at])}{chart.unit}"


def _bars(chart: Chart) -> SafeString:
    most, wide, drawn = _most(chart), 28, SafeString("")
    for at in range(len(chart.labels)):
        below = Decimal(0)
        for (_name, ink, _dash), one in zip(chart.inks, chart.series, strict=True):
            value = one.values[at] or Decimal(0)
            top = _y(below + value, most)
            drawn += format_html(
                '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="#fff"><title>{}</title></rect>',
                _at(_x(chart, at) - wide / 2),
                _at(top),
                wide,
                _at(_y(below, most) - top),
                ink,
                _told(chart, one, at),
            )
            below += value
    return drawn

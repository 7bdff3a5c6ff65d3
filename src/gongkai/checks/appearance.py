"""S125: whether the tables can be read by who does not see them, and told apart by who does."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gongkai.basis.language import listed, marked, numeral
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import SOUND, example
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.tables import reading, tables
from gongkai.forms import Appearance, TableReading


def _shown(*, heads: bool, ruled: bool) -> Mapping[str, TableReading]:
    """The tables of the sound report with that appearance."""
    shown = Appearance(heads=heads, ruled=ruled)
    return {key: replace(table, appearance=shown) for key, table in SOUND.tables.items()}


@check(
    "S125",
    "table-unmarked",
    "表格没有边框或者没有标明表头",
    examines=("ST25",),
    severity=Severity.INFO,
    basis=sources.ACCESSIBLE,
    since="0.1",
    faulty=lambda: example(tables=_shown(heads=False, ruled=True)),
    sound=lambda: example(tables=_shown(heads=True, ruled=True)),
)
def table_unmarked(case: Case) -> Iterator[Outcome]:
    """A screen reader says with each number what it counts, where header cells are marked; lines guide the eye.

    Found only where the file itself settles it. Text has neither; the borders of a page are mostly settled by a
    style sheet that is not in the file; a workbook cannot mark header cells.
    """
    found = tuple(tables(case.report))
    if not found:
        yield Unassessable(_("没有读到表格"))
        return
    shown = {table.number: reading(case.report, table.key).appearance for table in found}
    yield from _judged({number: look.heads for number, look in shown.items()}, _HEADS)
    yield from _judged({number: look.ruled for number, look in shown.items()}, _BORDERS)


_HEADS = (
    marked("{tables}没有标明表头单元格"),
    marked("网页用 th 和 scope 标明表头；Word 勾选“在各页顶端以标题行形式重复出现”"),
    marked("文件本身看不出{tables}的表头单元格"),
)
_BORDERS = (
    marked("{tables}没有可见的边框"),
    marked("给表格的每一格加上边框"),
    marked("文件本身看不出{tables}的边框"),
)


def _judged(answers: Mapping[str, bool | None], words: tuple[str, str, str]) -> Iterator[Outcome]:
    """The tables that lack an aspect, and those of which their file does not tell. Words: fault, cure, not told."""
    fault, cure, untold = words
    if lacking := [number for number, answer in answers.items() if answer is False]:
        yield Fault(_(fault).format(tables=_named(lacking)), values={"tables": lacking}, suggestion=_(cure))
    if silent := [number for number, answer in answers.items() if answer is None]:
        yield Unassessable(_(untold).format(tables=_named(silent)))


def _named(numbers: Sequence[str]) -> str:
    return listed(_("表{number}").format(number=numeral(number)) for number in numbers)

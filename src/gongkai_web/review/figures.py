"""Figures of reviews as tables: on the page each number leads to its steps, in files it stands alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.render.sheets import Sheet, workbook
from gongkai.review import OF_ORGANS, OF_PEOPLE, SPANS, WHOLE, Count, Figures
from gongkai_web.organs.exchange.writing import as_csv
from gongkai_web.organs.models import Organ
from gongkai_web.review.models import Step
from gongkai_web.review.statistics import Counted, steps_behind, titled

Columns = list[tuple[str, str]]
"""The code of each column, and what is printed over it."""
Titled = Sequence[tuple[Step, object, str]]
Way = Callable[[str, str, int], str]
"""Where a number leads: by what it counts, whose it is (organ or person), and their key."""


@dataclass(frozen=True, slots=True)
class Number:
    """One number: how it is printed, how many steps stand behind it, and where they are."""

    text: str
    steps: int
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of numbers under a name."""

    name: str
    numbers: tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures: counts first, working days after them."""

    label: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def tables(found: Counted, way: Way) -> tuple[Table, Table]:
    """The figures by organ, with their total where there are several, and by person."""
    organs, people = _of_organs(found), _of_people()
    names = dict(Organ.objects.filter(pk__in=found.by_organ).values_list("pk", "name"))
    rows = [_row(names[key], figures, organs, _leading(way, "organ", key)) for key, figures in found.by_organ.items()]
    if len(rows) > 1:
        rows.append(_row(_("合计"), found.whole, organs, _leading(way, "", 0)))
    own = [
        _row(user.get_full_name(), found.of_person(user.pk), people, _leading(way, "person", user.pk))
        for user in found.people
    ]
    return (
        Table(_("机关"), tuple(head for _code, head in organs), tuple(rows)),
        Table(_("人员"), tuple(head for _code, head in people), tuple(own)),
    )


def reasons(found: Counted) -> Titled:
    """Every return of the period with what was said, newest first."""
    return titled(steps_behind(found.whole[Count.RETURNED]), lambda _step: _("（已删除的草稿）"))


def to_csv(found: Counted) -> bytes:
    """One line a number, with the numbers of the steps behind it."""
    organs, people = _of_organs(found), _of_people()
    names = dict(Organ.objects.filter(pk__in=found.by_organ).values_list("pk", "name"))
    whose = [(_("机关"), names[key], figures, organs) for key, figures in found.by_organ.items()]
    whose += [(_("人员"), each.get_full_name(), found.of_person(each.pk), people) for each in found.people]
    lines = [
        [kind, name, head, _text(figures, code), " ".join(map(str, figures.keys_of(code)))]
        for kind, name, figures, columns in whose
        for code, head in columns
    ]
    return as_csv([[_("统计对象"), _("名称"), _("项目"), _("数"), _("步骤编号")], *lines])


def to_workbook(found: Counted, title: str) -> bytes:
    """By organ, by person, and why items were returned: a sheet each."""
    sheets = [_sheet(table) for table in tables(found, lambda *_: "")]
    heads = ((_("日期"), 12), (_("标题"), 40), (_("退回人"), 12), (_("理由"), 60), (_("步骤编号"), 10))
    lines = [
        (str(step.on), called, step.by.get_full_name(), step.opinion, str(step.pk))
        for step, _r, called in reasons(found)
    ]
    return workbook(title, [*sheets, Sheet(_("退回理由"), heads, lines)])


def _sheet(table: Table) -> Sheet:
    heads = ((table.label, 30), *((head, 14) for head in table.heads))
    lines = [(row.name, *(number.text for number in row.numbers)) for row in table.rows]
    return Sheet(table.label, heads, lines, numbers=tuple(range(1, len(heads))))


def _of_organs(found: Counted) -> Columns:
    """What is counted, then what took time anywhere."""
    spans = [(code, _("{stage}（日）").format(stage=_(label))) for code, label in SPANS.items()]
    return [*_counts(OF_ORGANS), *(each for each in spans if each[0] in found.whole.spans)]


def _of_people() -> Columns:
    return [*_counts(OF_PEOPLE), (WHOLE, _("审核用时（日）"))]


def _counts(counts: Sequence[Count]) -> Columns:
    return [(what.value, what.label) for what in counts]


def _leading(way: Way, whose: str, key: int) -> Callable[[str], str]:
    return lambda code: way(code, whose, key)


def _row(name: str, figures: Figures, columns: Columns, leads: Callable[[str], str]) -> Row:
    return Row(
        name,
        tuple(Number(_text(figures, code), len(figures.keys_of(code)), leads(code)) for code, _head in columns),
    )


def _text(figures: Figures, code: str) -> str:
    """How many, or working days on the average."""
    if code not in SPANS:
        return str(len(figures.keys_of(code)))
    average = figures.average(code)
    return "—" if average is None else f"{average:.1f}"

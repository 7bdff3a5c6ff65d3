"""G104–G106: deadlines, and dates that cannot follow each other."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

from gongkai.basis.language import listed
from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import example
from gongkai.checks.facts import Facts, OrganKind, kind_of
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.text import fold
from gongkai.forms import Section

_BEIJING = timezone(timedelta(hours=8))


def _kind(case: Case) -> OrganKind | None:
    return case.facts.kind or kind_of(fold(case.report.organ))


def _late(case: Case, deadline: date) -> Iterator[Outcome]:
    """Whether a report came out by its last day, as far as its dates tell."""
    published, signed = case.facts.published_on, case.report.signed_on
    if published:
        if published > deadline:
            yield Fault(
                _("{published}发布，晚于期限{deadline}").format(
                    published=published.isoformat(), deadline=deadline.isoformat()
                ),
                values={"published-on": published.isoformat(), "deadline": deadline.isoformat()},
                suggestion=_("今后在期限前发布"),
            )
    elif signed is None:
        yield Unassessable(_("没有落款日期，也不知道发布日期"))
    elif signed > deadline:
        yield Fault(
            _("签署日期{signed}晚于期限{deadline}").format(signed=signed.isoformat(), deadline=deadline.isoformat()),
            values={"signed-on": signed.isoformat(), "deadline": deadline.isoformat()},
            suggestion=_("核对签署日期；按期发布的，改正落款日期"),
            severity=Severity.WARNING,
        )
    else:
        yield Unassessable(
            _("签署日期{signed}在期限{deadline}以前，发布日期不明").format(
                signed=signed.isoformat(), deadline=deadline.isoformat()
            )
        )


@check(
    "G104",
    "department-late",
    "部门的报告晚于1月31日",
    examines=("G04",),
    severity=Severity.ERROR,
    basis=sources.DEPARTMENTS_BY,
    since="0.1",
    needs=("year",),
    faulty=lambda: example(facts=Facts(published_on=date(2024, 2, 2))),
    sound=lambda: example(facts=Facts(published_on=date(2024, 1, 31))),
)
def department_late(case: Case) -> Iterator[Outcome]:
    """A department of a county or above submits and publishes its report by 31 January.

    An error if the day of publication is known and later. The day of signing alone proves no delay in publishing,
    but a signature after the deadline is a warning. Townships, sub-districts and authorised organisations have no
    national deadline: for them the caller gives the one that holds locally.
    """
    kind, year = _kind(case), case.report.year or 0
    if kind is OrganKind.GOVERNMENT:
        return
    deadline = case.facts.deadline or (date(year + 1, 1, 31) if kind is OrganKind.DEPARTMENT else None)
    if deadline is None:
        what = _("不能确定机关的类别") if kind is None else _("条例没有为乡镇、街道和授权组织规定期限")
        yield Unassessable(_("{what}，没有提供当地规定的期限").format(what=what))
        return
    yield from _late(case, deadline)


@check(
    "G105",
    "government-late",
    "政府的报告晚于3月31日",
    examines=("G05",),
    severity=Severity.ERROR,
    basis=sources.GOVERNMENTS_BY,
    since="0.1",
    needs=("year",),
    faulty=lambda: example(organ="江城县人民政府", facts=Facts(published_on=date(2024, 4, 1))),
    sound=lambda: example(organ="江城县人民政府", facts=Facts(published_on=date(2024, 3, 31))),
)
def government_late(case: Case) -> Iterator[Outcome]:
    """The office in charge publishes the report of its government by 31 March.

    Judged as for departments: an error by the day of publication, a warning by the day of signing.
    """
    kind = _kind(case)
    if kind is OrganKind.GOVERNMENT:
        yield from _late(case, case.facts.deadline or date((case.report.year or 0) + 1, 3, 31))
    elif kind is None:
        yield Unassessable(_("不能确定是不是一级人民政府的报告"))


_MILLISECONDS = re.compile(r"(?<!\d)(1[2-9]\d{11})(?!\d)")


@check(
    "G106",
    "dates-out-of-order",
    "签署、附件、发布的日期先后不合",
    examines=("G06",),
    severity=Severity.INFO,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    faulty=lambda: example(facts=Facts(published_on=date(2024, 1, 11))),
    sound=lambda: example(facts=Facts(published_on=date(2024, 1, 12))),
)
def dates_out_of_order(case: Case) -> Iterator[Outcome]:
    """What is signed has been written, and what is published has been signed.

    A file named by the millisecond at which it was made tells its day, in Beijing time; made after the signature,
    it was not part of what was signed. A signature in the future is a warning.
    """
    report, signed, published = case.report, case.report.signed_on, case.facts.published_on
    if signed is None:
        yield Unassessable(_("没有落款日期"))
        return
    if published and signed > published:
        yield Fault(
            _("签署日期{signed}晚于发布日期{published}").format(
                signed=signed.isoformat(), published=published.isoformat()
            ),
            values={"signed-on": signed.isoformat(), "published-on": published.isoformat()},
            suggestion=_("核对落款日期"),
        )
    if case.facts.today and signed > case.facts.today:
        yield Fault(
            _("签署日期{signed}还没有到").format(signed=signed.isoformat()),
            values={"signed-on": signed.isoformat()},
            suggestion=_("核对落款日期"),
            severity=Severity.WARNING,
        )
    late = [(section, made) for section in report.sections for made in _made(section) if made.date() > signed]
    if late:
        moments = listed(made.strftime("%Y-%m-%d %H:%M:%S") for _section, made in late)
        yield Fault(
            _("{count}个图片制作于{moments}，晚于签署日期{signed}").format(
                count=len(late), moments=moments, signed=signed.isoformat()
            ),
            text="、".join(section.heading for section, _made in late),
            values={"signed-on": signed.isoformat(), "made": [made.isoformat() for _section, made in late]},
            suggestion=_("核对发布的图片是不是签署时的版本"),
            origin=late[0][0].origin,
            also=tuple(section.origin for section, _made in late[1:]),
        )


def _made(section: Section) -> Iterator[datetime]:
    """When the pictures of a section were made, as far as their names say."""
    for name in section.pictures:
        for stamp in _MILLISECONDS.findall(name):
            yield datetime.fromtimestamp(int(stamp) / 1000, UTC).astimezone(_BEIJING)

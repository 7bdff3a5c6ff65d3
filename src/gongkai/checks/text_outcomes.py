"""T103: how the requests of the year ended, told in the prose, against table 3: by heading, and by single ground."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from gongkai.basis import ANNUAL_FORM_2021
from gongkai.basis.language import marked
from gongkai.checks.examples import stated
from gongkai.checks.model import Case, Outcome, Severity, check
from gongkai.checks.statements import counted
from gongkai.checks.text_requests import OTHER, Reading, cells, judge
from gongkai.claims import GROUNDS, Claim, Ground, Relation
from gongkai.forms import form_of, table_of

_WITHHELD = (
    "secret",
    "prohibited",
    "safety",
    "third-party",
    "internal",
    "deliberative",
    "case-file",
    "query-matter",
)
_UNAVAILABLE = ("not-held", "not-made", "unclear")
_NOT_PROCESSED = ("petition", "repeat", "publication", "excessive", "reconfirm")
_OUTCOMES = (
    ("requests-granted", marked("予以公开"), ("granted",)),
    ("requests-partial", marked("部分公开"), ("partial",)),
    ("requests-withheld", marked("不予公开各项之和"), _WITHHELD),
    ("requests-unavailable", marked("无法提供各项之和"), _UNAVAILABLE),
    ("requests-not-processed", marked("不予处理各项之和"), _NOT_PROCESSED),
)


@check(
    "T103",
    "outcomes-differ",
    "正文办理结果与表三不符",
    examines=("D03",),
    severity=Severity.ERROR,
    basis=ANNUAL_FORM_2021.at("附件表三"),
    since="0.1",
    needs=("requests", "prose"),
    faulty=lambda: stated(
        "收到政府信息公开申请5件，其中予以公开3件，部分公开2件。",
        cells={"requests/granted/all": 4, "requests/partial/all": 1},
    ),
    sound=lambda: stated(
        "收到政府信息公开申请5件，其中予以公开3件，部分公开2件。",
        cells={"requests/granted/all": 3, "requests/partial/all": 2},
    ),
)
def outcomes_differ(case: Case) -> Iterator[Outcome]:
    """Each outcome named in the text is a row of table 3, or the rows under its heading together.

    So is each ground on which a request was refused or closed: 属于国家秘密, 本机关不掌握, 重复申请 and so on. Where
    the text does not list it among the year's outcomes, or under another heading than the form does, a difference is
    a warning.
    """
    for subject, name, rows in _outcomes(case):
        reading = Reading(name, cells(*rows))
        told = [claim for claim in counted(case, subject, parts=True) if claim.whole not in _NOT_THE_YEARS]
        yield from judge(case, told, [reading])
    for ground in GROUNDS:
        if ground.row in table_of(case.report, "requests").rows:
            yield from _ground(case, ground)


_NOT_THE_YEARS = frozenset({"requests-carried-in", "requests-carried-out", "requests-last-year"})
"""Wholes whose parts are only some of what the year's rows count."""


def _outcomes(case: Case) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    yield from _OUTCOMES
    yield "requests-other", marked("其他处理各项之和"), OTHER[form_of(case.report, "requests").key]


def _ground(case: Case, ground: Ground) -> Iterator[Outcome]:
    """One ground against its row. Where its kinds are told apart (商业秘密, 个人隐私), their sum may be meant."""
    told = [c for c in counted(case, ground.subject, parts=True) if c.whole not in _NOT_GROUNDS and _ended(ground, c)]
    (ref,) = cells(ground.row)
    value = case.report.value(ref)
    if not told or (value is not None and _accounted(case, ground, told, value)):
        return
    name = f"“{table_of(case.report, 'requests').rows[ground.row].label}”"
    placed = all(c.relation is Relation.PART_OF and c.whole in {ground.family, *_TOTALS} for c in told)
    if placed:
        yield from judge(case, told, [Reading(name, (ref,))])
        return
    heading = [Reading(other, cells(*rows)) for subject, other, rows in _outcomes(case) if subject == ground.family]
    yield from judge(case, told, [Reading(name, (ref,)), *heading], severity=Severity.WARNING)


def _ended(ground: Ground, claim: Claim) -> bool:
    """Whether a ground tells how requests ended. What requests were about (涉及…) may bear the same name."""
    return claim.whole == ground.family or not _ABOUT.search(claim.text) or _REFUSED.search(claim.text) is not None


_ABOUT = re.compile("涉及|关于|有关")
_REFUSED = re.compile("不予|不公开|无法提供|不处理")
_TOTALS = frozenset({"requests-received", "requests-in-hand", "requests-handled", "requests-closed"})
_NOT_GROUNDS = _NOT_THE_YEARS | {"requests-granted", "requests-partial"}
"""Wholes under which a ground says what was left out, or what is not the year's."""
_NOT_THERE = re.compile("不存在|未制作|未保存|无相关|无此|不属于本|非本|其[他它]机关|不负责")
"""Told apart in the text, while the form has no row for it but 本机关不掌握."""


def _accounted(case: Case, ground: Ground, told: Sequence[Claim], value: Decimal) -> bool:
    sums: dict[str, Decimal] = {}
    for claim in told:
        sums[claim.sentence] = sums.get(claim.sentence, Decimal(0)) + claim.value
    if value in sums.values():
        return True
    more = ground.row == "not-held" and value > min(sums.values())
    return more and any(_NOT_THERE.search(c.text) for c in case.report.claims)

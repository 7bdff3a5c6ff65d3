"""Every rule of law that the core holds as a value, in one list: for the command line, the docs and the sceptic."""

from collections.abc import Iterator
from datetime import date

from gongkai.basis import Citation
from gongkai.statute.applicants import APPLICANTS
from gongkai.statute.archiving import ARCHIVING, RETENTIONS
from gongkai.statute.channels import BASIC_CHANNELS, CHANNELS
from gongkai.statute.counting import COUNTING
from gongkai.statute.dispositions import DISPOSITIONS, ROWS
from gongkai.statute.disputes import COLUMNS, ENDINGS
from gongkai.statute.effects import EFFECTS
from gongkai.statute.gazettes import GAZETTE_DUTIES, GAZETTES
from gongkai.statute.grounds import GROUNDS, REVIEW_FIRST, SCREENING
from gongkai.statute.limits import LIMITS
from gongkai.statute.publication import DUTIES, TOPICS
from gongkai.statute.remedies import REMEDY_RULES, REVIEWERS, remedy
from gongkai.statute.reporting import CONTENTS, REPORT_DUTIES
from gongkai.statute.reviewing import REVIEWING
from gongkai.statute.rule import Rule
from gongkai.statute.service import SERVICE_RULES, SERVICES
from gongkai.statute.tariff import FEE_TERMS, TARIFFS


def rules() -> Iterator[Rule]:
    """Every rule with its place; `citation.verified` is false where the original was not read.

    Codes are unique and begin with the list they come from: `limit/answer`, `disposition/granted`.
    """
    yield from (Rule(f"applicant/{a.code}", a.label, a.basis) for a in APPLICANTS.values())
    yield from _requests()
    yield from (Rule(f"limit/{x.code}", f"{x}（自{x.since}起）", x.basis) for x in LIMITS.values())
    yield from _listed("clock", EFFECTS)
    yield from _fees()
    yield from _publication()
    yield from REVIEWING
    yield from _remedies()
    yield from _listed("counting", COUNTING)


def unverified() -> Iterator[Rule]:
    """The rules that nobody here has read in the original: `citation.note` says what each rests on."""
    return (rule for rule in rules() if not rule.citation.verified)


def _listed(group: str, listed: tuple[Rule, ...]) -> Iterator[Rule]:
    return (Rule(f"{group}/{rule.code}", rule.title, rule.citation) for rule in listed)


def _requests() -> Iterator[Rule]:
    for channel in CHANNELS.values():
        yield Rule(f"channel/{channel.code}", f"{channel.label}：以{channel.fixes}为收到申请之日", channel.basis)
    yield Rule("channel/basic", "当面提交和邮政寄送不得拒绝；其他渠道应当在指南中说明", BASIC_CHANNELS)
    for disposition in DISPOSITIONS.values():
        title = f"{disposition.family}：{disposition.label}"
        yield Rule(f"disposition/{disposition.code}", title, disposition.basis)
        yield from _also(f"disposition/{disposition.code}", title, disposition.also)
    yield Rule("disposition/rows", "各处理决定类型计入表三的哪一行", ROWS)
    for ground in GROUNDS.values():
        yield Rule(f"ground/{ground.code}", f"{ground.label}：{ground.discretion}", ground.basis)
    yield from _listed("ground", SCREENING)
    for service in SERVICES.values():
        yield Rule(f"service/{service.code}", f"{service.label}：以{service.point}计算期限", service.basis)
    yield from _listed("service", SERVICE_RULES)


def _also(code: str, title: str, also: tuple[Citation, ...]) -> Iterator[Rule]:
    return (Rule(f"{code}/{n}", title, citation) for n, citation in enumerate(also, 2))


def _fees() -> Iterator[Rule]:
    for tariff in TARIFFS.values():
        for band in tariff.bands:
            upto = f"{band.first}—{band.last}" if band.last else f"{band.first}以上"
            more = f"，每{band.step}{tariff.unit}一档，每档提高{band.rise}元" if band.step else ""
            title = f"{tariff.mode}计收，{upto}{tariff.unit}：{band.rate}元/{tariff.unit}{more}"
            yield Rule(f"fee/{tariff.mode.name.lower()}-{band.first}", title, tariff.basis)
    yield from _listed("fee", FEE_TERMS)


def _publication() -> Iterator[Rule]:
    for topic in TOPICS.values():
        yield Rule(f"topic/{topic.code}", f"{topic.who or '各级行政机关'}：{topic.label}", topic.basis)
    for duty in DUTIES.values():
        time = f"自{duty.since}起{duty.unit.times(duty.days)}内" if duty.days else "应当公开，未定天数"
        yield Rule(f"publish/{duty.code}", f"{duty.label}：{time}", duty.basis)
    for gazette in GAZETTES.values():
        yield Rule(f"gazette/{gazette.code}", f"{gazette.label}：{gazette.running}", gazette.basis)
    yield from _listed("gazette", GAZETTE_DUTIES)
    for owed in REPORT_DUTIES.values():
        yield Rule(f"report/{owed.code}", f"{owed.label}：次年{owed.month}月{owed.day}日前{owed.act}", owed.basis)
    yield from _listed("report", CONTENTS)
    yield from (Rule(f"archive/{kept.code}", f"保管期限：{kept.label}", kept.basis) for kept in RETENTIONS.values())
    yield from _listed("archive", ARCHIVING)


def _remedies() -> Iterator[Rule]:
    yield Rule("remedy/review-first", "对不予公开不服的，应当先申请行政复议（2024年1月1日起）", REVIEW_FIRST)
    for reviewer in REVIEWERS.values():
        yield Rule(
            f"remedy/reviewer-{reviewer.code}", f"{reviewer.label}的复议机关：{reviewer.reviews}", reviewer.basis
        )
    yield from _listed("remedy", REMEDY_RULES)
    for disposition in DISPOSITIONS.values():
        if (doubt := remedy(disposition, date.max).doubt) is not None:
            yield Rule(f"remedy/doubt-{disposition.code}", f"{disposition.label}：起诉可能不予立案", doubt)
    for ending in ENDINGS.values():
        yield Rule(f"ending/{ending.code}", ending.label, ending.basis)
    yield Rule("ending/columns", "复议、诉讼结果计入表四的哪一栏", COLUMNS)

"""Annual reports of the demonstration: the five samples under invented names, and one for each other organ and year."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.resources import files
from typing import Any

from gongkai.checks.examples import PROSE, SOUND, paragraphs, sections
from gongkai.forms import FORM_2021, Cell, CellRef, Period, Report
from gongkai.ingest import read_bytes
from gongkai.render import write
from gongkai.render.writers.html import body_of
from gongkai_web.annual.figures import Counted
from gongkai_web.annual.wording import FIRST_WORDS
from gongkai_web.demo.county import COUNTY, OFFICE, REPORTING, OrganPlan
from gongkai_web.demo.days import Days, workday
from gongkai_web.demo.papers import FilePlan, Paper, html
from gongkai_web.library.cleaning import clean
from gongkai_web.library.kinds import DocumentKind, Genre

TOPIC = "annual-report"
SAMPLES = {
    ("civil-affairs", 0): "000",
    ("office", 0): "001",
    ("binhe", 0): "002",
    ("civil-affairs", 1): "003",
    ("civil-affairs", 2): "004",
}
"""The organ and the year, counted from the first, that stand in each sample's place."""
RECORDED = 2
"""Of how many of the last years the reports come from the county's own records, once those are loaded."""
WORDS = {
    "一": [
        *FIRST_WORDS["一"][:2],
        "（三）政府信息管理。发布前逐件作保密审查和个人信息核对，按季清理失效文件。",
        "（四）政府信息公开平台建设。栏目按法定目录设置，逐月检查更新和链接。",
        "（五）监督保障。专人负责政务公开，接受群众评议，没有发生责任追究。",
    ],
    "五": [
        "存在的问题：一是个别栏目更新不及时；二是政策解读形式单一。",
        "改进情况：一是按月通报栏目更新；二是对重点政策同步发布图文解读。",
    ],
    "六": ["本年度发出收费通知{收费通知}件，收取信息处理费{信息处理费}元。"],
}
"""What their writers put beside the figures, by section."""
PUT_RIGHT = ("；三是有不予公开的答复没有说明理由，在行政复议中被纠正。", "；三是不予公开的，答复书逐项说明理由。")
"""The problem that they add where a review put them, or an organ below them, right; and what was done about it."""
CORRECTED = CellRef.parse("disputes/review/corrected")
IN_FORCE = CellRef.parse("disclosure/normative-documents/in-force")
_YEAR = re.compile(r"(?<!〔)20[12]\d(?!〕)")


def annual_reports(days: Days) -> Iterator[Paper]:
    """A report of every organ on every full year."""
    for plan in REPORTING:
        in_force = 3
        for place, year in enumerate(days.years):
            sample = SAMPLES.get((plan.slug, place))
            made = sampled(sample, year) if sample else report(days, plan, year, in_force)
            in_force = _in_force(made, in_force)
            yield _paper(days, plan, year, made, whole=sample is None)


def words_for(counted: Counted, *, measured: bool = True) -> dict[str, list[str]]:
    """What a writer puts beside these figures; without `measured` they forget what was done about the last problem."""
    if not counted.value(CORRECTED):
        return WORDS
    problems, measures = (said.removesuffix("。") + more for said, more in zip(WORDS["五"], PUT_RIGHT, strict=True))
    return {**WORDS, "五": [problems, measures if measured else WORDS["五"][1]]}


def recorded_years(days: Days) -> tuple[int, ...]:
    """The years whose reports come from the county's own records, the older first."""
    return days.years[-RECORDED:]


def is_recorded(days: Days, paper: Paper) -> bool:
    """Whether a paper stands in the place of a report that comes from the records."""
    return paper.topic == TOPIC and paper.key.endswith(tuple(f"/{year}" for year in recorded_years(days)))


def paper_of(plan: OrganPlan, made: Report) -> Paper:
    """The document of a report that was made from the records."""
    signed = made.signed_on or date((made.year or 0) + 1, 1, 20)
    return Paper(
        key=f"report/{plan.slug}/{made.year}",
        organ=plan,
        kind=DocumentKind.INFORMATION,
        title=f"{plan.name}{made.year}年政府信息公开工作年度报告",
        issuers=plan.name,
        summary=f"公布{plan.name}{made.year}年政府信息公开工作年度报告。",
        formed_on=signed,
        published_on=workday(signed + timedelta(1)),
        body=body_block(made),
        genre=Genre.REPORT,
        topic=TOPIC,
        keywords="政府信息公开 年度报告",
        files=(FilePlan(f"{plan.short_name}{made.year}年年报.docx", write(made, "docx")),) if plan is OFFICE else (),
    )


def body_block(made: Report) -> list[dict[str, Any]]:
    """A report as the body of its page."""
    return [html(clean(body_of(made)))]


def sampled(name: str, year: int) -> Report:
    """A sample report, told of another year."""
    return read_bytes(sample_text(name, year).encode(), f"{name}.txt")


def sample_text(name: str, year: int) -> str:
    """The text of a sample, told of another year."""
    words = files("gongkai_web.demo").joinpath("samples", f"{name}.txt").read_text(encoding="utf-8")
    own = int(re.findall(r"(20\d\d) ?年政府信息公开", words)[0])
    return _YEAR.sub(lambda found: str(int(found[0]) + year - own), words)


def _in_force(made: Report, before: int) -> int:
    cell = made.cells.get(IN_FORCE)
    return int(cell.value) if cell and cell.value is not None else before


def report(days: Days, plan: OrganPlan, year: int, in_force: int = 3) -> Report:
    """A sound report of an organ on a year, its numbers by chance; `in_force` documents were in force before it."""
    cells = dict.fromkeys(FORM_2021.refs, Cell.of(0))
    counts = _counts(days, in_force)
    cells.update({CellRef.parse(key): Cell.of(count) for key, count in counts.items()})
    received = counts["requests/received/all"]
    told = (
        f"（二）依申请公开。全年收到政府信息公开申请{received}件，均按期答复。"
        if received
        else "（二）依申请公开。全年没有收到政府信息公开申请。"
    )
    prose = {**PROSE, "总体情况": (PROSE["总体情况"][0], told, *PROSE["总体情况"][2:])}
    preface = tuple(
        p.text.replace("2023", str(year)).replace("江城县统计局", plan.name).replace("江城县", COUNTY)
        for p in SOUND.preface
    )
    return Report(
        FORM_2021,
        year,
        plan.name,
        cells,
        region=COUNTY,
        title=f"{plan.name}{year}年政府信息公开工作年度报告",
        period=Period(date(year, 1, 1), date(year, 12, 31), f"统计期限自{year}年1月1日起至{year}年12月31日止"),
        signed_by=plan.name,
        signed_on=_signed(days, year),
        preface=paragraphs(*preface),
        sections=sections(text=prose),
        contact=SOUND.contact,
        tables=SOUND.tables,
    )


def _counts(days: Days, in_force: int) -> dict[str, int]:
    """Numbers that balance: what was received is what was handled, column by column."""
    counts: dict[str, int] = {
        f"disclosure/{row}/decisions": days.chance.randint(0, 90) for row in ("licences", "penalties")
    }
    made = days.chance.randint(0, 2)
    counts |= {
        "disclosure/normative-documents/issued": made,
        "disclosure/normative-documents/in-force": in_force + made,
    }
    for column, most in (("natural", 6), ("business", 2)):
        granted, partial, absent = (days.chance.randint(0, most // n) for n in (1, 2, 2))
        total = granted + partial + absent
        for row, count in (
            ("received", total),
            ("granted", granted),
            ("partial", partial),
            ("not-held", absent),
            ("handled", total),
        ):
            counts[f"requests/{row}/{column}"] = count
            counts[f"requests/{row}/all"] = counts.get(f"requests/{row}/all", 0) + count
    return counts


def _signed(days: Days, year: int) -> date:
    return workday(date(year + 1, 1, days.chance.randint(6, 25)))


def _paper(days: Days, plan: OrganPlan, year: int, made: Report, *, whole: bool) -> Paper:
    formed = min(made.signed_on or _signed(days, year), days.today)
    kept = (("docx", "xlsx") if plan is OFFICE else ("docx",)) if whole and year == days.years[-1] else ()
    return Paper(
        key=f"report/{plan.slug}/{year}",
        organ=plan,
        kind=DocumentKind.INFORMATION,
        title=f"{plan.name}{year}年政府信息公开工作年度报告",
        formed_on=formed,
        published_on=min(days.after(formed, 0, 3), days.today),
        body=body_block(made),
        genre=Genre.REPORT,
        topic=TOPIC,
        keywords="政府信息公开 年度报告",
        files=tuple(FilePlan(f"{plan.short_name}{year}年年报.{ending}", write(made, ending)) for ending in kept),
    )

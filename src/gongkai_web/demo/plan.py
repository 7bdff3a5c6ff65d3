"""Everything that the demonstration publishes, in the order of days, each with its number."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import chain

from gongkai_web.demo.days import Days
from gongkai_web.demo.information import information, more
from gongkai_web.demo.papers import FilePlan, Paper
from gongkai_web.demo.policies import called, explained, normative, notices
from gongkai_web.demo.reports import annual_reports, is_recorded
from gongkai_web.library.pdf import typeset

DOCUMENTS = 600


@dataclass(frozen=True, slots=True)
class InterpretationPlan:
    """One interpretation of the paper with that key."""

    paper: Paper
    title: str
    words: list[str]
    published_on: date
    serial: int


def papers(days: Days) -> list[Paper]:
    """Six hundred documents, the oldest first, less the reports that come from the records of the county."""
    made = [*normative(days), *notices(days), *information(days), *annual_reports(days)]
    made += more(days, DOCUMENTS - len(made))
    made.sort(key=lambda paper: (paper.formed_on, paper.key))
    _number(made)
    _tell_apart(made)
    _summarise(made)
    for paper in [paper for paper in made if paper.mark][::7]:
        words = [part for block in paper.body if block["type"] == "text" for part in _plain(block["value"])]
        paper.files = (*paper.files, FilePlan(f"{paper.number}.pdf", typeset(paper.title, words)))
    return [paper for paper in made if not is_recorded(days, paper)]


def interpretations(days: Days, made: list[Paper]) -> list[InterpretationPlan]:
    """What explains the policies among the papers, the oldest first."""
    found = [
        InterpretationPlan(
            paper,
            f"{called(paper)}政策解读" + ("（二）" if n else ""),
            explained(days, paper),
            days.after(paper.published_on, *((7, 14) if n else (0, 6))),
            n,
        )
        for paper in made
        for n in range(paper.interpreted)
    ]
    return sorted(found, key=lambda plan: plan.published_on)


def _number(made: list[Paper]) -> None:
    """Give numbers in the order of days, by mark and year."""
    last: Counter[tuple[str, int]] = Counter()
    for paper in made:
        paper.issuers = paper.organ.name
        if paper.mark:
            last[paper.mark, paper.formed_on.year] += 1
            paper.number = f"{paper.mark}〔{paper.formed_on.year}〕{last[paper.mark, paper.formed_on.year]}号"


def _tell_apart(made: list[Paper]) -> None:
    """Two of one title are one and two."""
    seen: Counter[str] = Counter()
    for paper in made:
        seen[paper.title] += 1
        if seen[paper.title] > 1:
            paper.title += f"（之{'一二三四五六七八九'[seen[paper.title] - 1]}）"


def _summarise(made: list[Paper]) -> None:
    """What a paper says of itself first; every ninth is left without, so that the check of catalogues finds some."""
    for n, paper in enumerate(made):
        words = [part for block in paper.body for part in _plain(str(block["value"])) if block["type"] == "text"]
        whole = [part for part in words if part.endswith("。")]
        paper.summary = "" if n % 9 == 0 else paper.summary or (whole[0] if whole else f"公布{paper.title}。")


def _plain(markup: str) -> list[str]:
    from django.utils.html import strip_tags

    return [strip_tags(part) for part in chain.from_iterable(p.split("</h3>") for p in markup.split("</p>")) if part]

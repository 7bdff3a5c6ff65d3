"""S116: the list of contents in the preface."""

import re
from collections.abc import Iterator

from gongkai.basis.language import translate as _
from gongkai.checks import sources
from gongkai.checks.examples import example, paragraphs
from gongkai.checks.model import Case, Fault, Outcome, Severity, Unassessable, check
from gongkai.checks.structure import plain
from gongkai.checks.tables import KEYS, legible
from gongkai.checks.text import Place, Prose
from gongkai.forms import Report

_ITEMS = (
    re.compile(r"总体情况|概述|基本情况"),
    re.compile(r"主动公开(?:政府信息)?(?:的)?情况"),
    re.compile(r"(?:收到和处理|依申请公开|申请公开)[^，、；。]{0,12}情况"),
    re.compile(r"(?:因?政府信息公开[^，；。]{0,8})?(?:申请|提起)?行政复议[^，；。总体存]{0,6}诉讼(?:的)?情况"),
    re.compile(
        r"(?:政府信息公开|工作|存在)(?:(?!以及)[^，、；。]){0,8}(?:主要)?(?:问题|不足)(?:及|和|与)改进(?:的)?[^，、；。和及以共等其]{2}"
    ),
    None,
)
_ANNEX = re.compile(r"(?:统计)?附表")
_COUNT = re.compile(
    r"(?:共|等|分为?|由)(?:计)?(\d|[一二三四五六七八九十])(?:个|大)?(?:个)?部分|(\d|[一二三四五六七八九十])(?:个|大)?部分(?:组成|构成|内容)"
)
_DIGITS = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}


@check(
    "S116",
    "contents-differ",
    "引言所列内容与实际部分不符",
    examines=("ST16",),
    severity=Severity.WARNING,
    basis=sources.SOUND_PRACTICE,
    since="0.1",
    faulty=lambda: example(
        preface=paragraphs(
            "根据国办公开办函〔2021〕30号要求，本报告由总体情况，主动公开政府信息情况，收到和处理政府信息公开申请情况，"
            "政府信息公开行政复议、行政诉讼情况，存在的主要问题及改进措施，其他需要报告的事项共6部分组成。"
        )
    ),
    sound=example,
)
def contents_differ(case: Case) -> Iterator[Outcome]:
    """The preface often lists the sections. Where it lists others than follow, one of the two was left over.

    Compared are headings that the preface names in other words, the number of parts that it states, and an annex
    of statistics (the habit of 2014 to 2018) that is not there. Joining words and shortened names do not count.
    """
    opening = Prose(case.report.preface)
    listed = next((p for p in opening.find(re.compile("总体情况|基本情况|概述")) if _is_list(p.sentence)), None)
    if listed is None:
        yield Unassessable(_("引言没有列出各部分"))
        return
    yield from _named_otherwise(case.report, listed)
    yield from _miscounted(case.report, listed)
    annex = _ANNEX.search(listed.sentence)
    if annex:
        yield _annexed(case.report, listed, annex.group())


def _is_list(sentence: str) -> bool:
    return sum(1 for item in _ITEMS if item and item.search(sentence)) >= 3


def _named_otherwise(report: Report, listed: Place) -> Iterator[Fault]:
    for item, title in zip(_ITEMS, report.form.sections, strict=True):
        section, named = report.section(title), item.search(listed.sentence) if item else None
        if section is None or named is None or not section.heading:
            continue
        if not _alike(plain(named.group()), plain(section.heading)):
            yield Fault(
                _("引言写“{named}”，实际标题是“{heading}”").format(named=named.group(), heading=section.heading),
                text=listed.sentence,
                values={"listed": named.group(), "heading": section.heading},
                suggestion=_("统一为“{title}”").format(title=section.title),
                origin=listed.origin,
                also=(section.origin,),
            )


def _alike(a: str, b: str) -> bool:
    return _within(a, b) or _within(b, a)


def _within(short: str, long: str) -> bool:
    """Whether a name is a shortening of another: its characters occur there in the same order."""
    rest = iter(long)
    return all(c in rest for c in short)


def _miscounted(report: Report, listed: Place) -> Iterator[Fault]:
    stated = _COUNT.search(listed.sentence)
    if not stated:
        return
    said = stated.group(1) or stated.group(2)
    number, found = int(said) if said.isdigit() else _DIGITS[said], len({s.title for s in report.sections})
    if number != found:
        yield Fault(
            _("引言写{number}部分，实际有{found}部分").format(number=number, found=found),
            text=listed.sentence,
            values={"stated": number, "found": found},
            suggestion=_("核对引言所写的部分数"),
            origin=listed.origin,
        )


def _annexed(report: Report, listed: Place, annex: str) -> Fault:
    there = any(legible(report, key) for key in KEYS)
    said = _("现行格式的表格在正文中，没有附表") if there else _("报告没有附表，也没有表格")
    return Fault(
        _("引言写有“{annex}”，{said}").format(annex=annex, said=said),
        text=listed.sentence,
        suggestion=_("删去“附表”的说法（2014—2018年度的旧例）"),
        origin=listed.origin,
        severity=Severity.INFO if there else None,
    )

"""What an applicant can do against an answer, and what the answer must say about it (since 1 January 2024)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.basis import REGULATION, Citation, CodeList, LawError
from gongkai.basis.instruments import COURT_RULES, LITIGATION_LAW, REVIEW_LAW
from gongkai.statute.dispositions import DISPOSITIONS, Disposition, Family
from gongkai.statute.grounds import REVIEW_FIRST, REVIEW_FIRST_SINCE
from gongkai.statute.limits import APPLY_FOR_REVIEW, SUE, SUE_AFTER_REVIEW
from gongkai.statute.rule import Rule


class Route(StrEnum):
    """Which ways are open."""

    REVIEW_FIRST = "应当先申请行政复议，对复议决定不服的再提起行政诉讼"
    EITHER = "可以申请行政复议，也可以提起行政诉讼"
    NONE = "不附救济途径"


@dataclass(frozen=True, slots=True)
class Remedy:
    """The ways open against one disposition. `doubt` is set where a court may refuse the suit."""

    route: Route
    basis: Citation
    doubt: Citation | None = None


_EITHER = COURT_RULES.at("第一条")
_NOT_DOCKETED = COURT_RULES.at(
    "第一条", verified=False, note="见于讲解材料：人民法院对此类起诉不予立案；仍可告知行政复议"
)
_COURT_RULES_SINCE = date(2025, 6, 1)
_UNDOCKETED = frozenset({"not-made", "publication", "petition", "repeat", "query-matter"})


def remedy(disposition: Disposition | str, on: date) -> Remedy:
    """What is open against a disposition served on a day.

    Denials under articles 14 to 16, and the withheld part of a partial answer, go to review first since 2024.

    Raises:
        UnknownCodeError: when there is no such disposition.
    """
    if isinstance(disposition, str):
        disposition = DISPOSITIONS[disposition]
    if disposition.code == "other":
        return Remedy(Route.NONE, disposition.basis)
    if (disposition.withholds_on_a_ground or disposition.family is Family.PARTIAL) and on >= REVIEW_FIRST_SINCE:
        return Remedy(Route.REVIEW_FIRST, REVIEW_FIRST)
    if on < _COURT_RULES_SINCE:
        return Remedy(Route.EITHER, REGULATION.at("第五十一条"))
    return Remedy(Route.EITHER, _EITHER, _NOT_DOCKETED if disposition.code in _UNDOCKETED else None)


def clause(
    disposition: Disposition | str,
    on: date,
    *,
    reviewer: str,
    court: str,
    online: str = "",
    document: str = "本告知书",
) -> str:
    """What an answer served on a day must say of remedies; "" where none belongs.

    Args:
        disposition: how the request ends.
        on: the day of the answer.
        reviewer: the organ that reviews, by name.
        court: the court with jurisdiction, by name.
        online: where review can be applied for on line; an answer that is served on line must say it
            (行政复议法第二十二条第二款).
        document: what the answer calls itself.

    Raises:
        UnknownCodeError: when there is no such disposition.
    """
    found = remedy(disposition, on)
    if found.route is Route.NONE:
        return ""
    ask = f"自收到{document}之日起{APPLY_FOR_REVIEW.days}日内向{reviewer}申请行政复议"
    more = f"行政复议申请可以通过互联网渠道提交：{online}。" if online else ""
    if found.route is Route.EITHER:
        return (
            f"如对{document}不服，可以{ask}，也可以自收到{document}之日起{SUE.days}个月内向{court}提起行政诉讼。{more}"
        )
    return (
        f"如对{document}中不予公开的决定不服，应当先{ask}；对行政复议决定不服的，"
        f"可以自收到复议决定书之日起{SUE_AFTER_REVIEW.days}日内向{court}提起行政诉讼。{more}"
    )


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Which organ reviews the acts of a kind of organ."""

    code: str
    label: str
    reviews: str
    basis: Citation


REVIEWERS = CodeList(
    "reviewer",
    [
        Reviewer("department", "县级以上地方人民政府工作部门", "本级人民政府", REVIEW_LAW.at("第二十四条")),
        Reviewer(
            "vertical",
            "海关、金融、外汇管理等实行垂直领导的行政机关、税务和国家安全机关",
            "上一级主管部门",
            REVIEW_LAW.at("第二十七条"),
        ),
        Reviewer(
            "justice", "司法行政部门", "本级人民政府，也可以向上一级司法行政部门申请", REVIEW_LAW.at("第二十八条")
        ),
        Reviewer(
            "province", "省、自治区、直辖市人民政府", "作出该行政行为的省级人民政府", REVIEW_LAW.at("第二十四条第二款")
        ),
        Reviewer(
            "government",
            "县级以上地方人民政府的下一级人民政府（含乡镇人民政府）",
            "上一级人民政府",
            REVIEW_LAW.at("第二十四条", verified=False, note="第二十四条已核，下级政府一项凭记忆"),
        ),
        Reviewer(
            "outpost",
            "县级以上地方人民政府设立的派出机关（含街道办事处）",
            "设立该派出机关的人民政府",
            REVIEW_LAW.at("第二十四条", verified=False, note="第二十四条已核，派出机关一项凭记忆"),
        ),
        Reviewer("ministry", "国务院部门", "该国务院部门", REVIEW_LAW.at("第二十五条")),
    ],
)


def reviewing_organs(kind: str, *, organ: str, government: str = "", superior: str = "") -> tuple[str, ...]:
    """The organs that review an organ's act, by name: one, or two to choose from (司法行政部门).

    Args:
        kind: the code of the kind of organ (`REVIEWERS`).
        organ: its own name; provinces and departments of the State Council review their own acts.
        government: the government at its own level; of a township or a county, the one above; of a street office, the
            one that set it up.
        superior: the department above it, for the organs that are led from above, and for justice.

    Raises:
        UnknownCodeError: when there is no such kind.
        LawError: when the name of the reviewing organ is not given.

    >>> reviewing_organs("department", organ="江城县财政局", government="江城县人民政府")
    ('江城县人民政府',)
    """
    reviewer = REVIEWERS[kind]
    named = {
        "vertical": (superior,),
        "justice": (government, superior),
        "province": (organ,),
        "ministry": (organ,),
    }.get(kind, (government,))
    if not all(named):
        raise LawError(f"{reviewer.label}的复议机关是{reviewer.reviews}，缺少其名称（{reviewer.basis}）")
    return named


REMEDY_RULES = (
    Rule(
        "told-review-first", "属于复议前置的，应当在答复时告知申请人先申请行政复议", REVIEW_LAW.at("第二十三条第二款")
    ),
    Rule(
        "told-online",
        "通过互联网渠道送达的，应当同时提供提交行政复议申请的互联网渠道",
        REVIEW_LAW.at("第二十二条第二款"),
    ),
    Rule("suit-after-review", "不服复议决定的，自收到之日起十五日内起诉", LITIGATION_LAW.at("第四十五条")),
    Rule(
        "no-reply",
        "行政机关逾期不予答复的，建议先申请行政复议",
        COURT_RULES.at("第二条", verified=False, note="推断：与行政复议法第二十三条第一款第三项的关系尚不明确"),
    ),
    Rule(
        "procedural",
        "补正、延期、收费等程序性告知不单独附救济途径",
        COURT_RULES.at("", verified=False, note="见于讲解材料"),
    ),
)
"""What an answer must say of remedies, beyond the route."""

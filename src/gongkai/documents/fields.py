"""What must be known of a document before it is published, by what it is in law."""

from collections.abc import Collection
from dataclasses import dataclass

from gongkai.basis import REGULATION, Citation
from gongkai.basis.instruments import OPENNESS_RULES, REGULATIONS_COLLECTED
from gongkai.statute.grounds import GROUNDS, Discretion, Ground

_PRACTICE = "见于各级政府网站的公文页，没有读到全国统一规定"

REGULATION_KIND, NORMATIVE_KIND, POLICY_KIND, INFORMATION_KIND = "regulation", "normative", "policy", "information"
KINDS = (REGULATION_KIND, NORMATIVE_KIND, POLICY_KIND, INFORMATION_KIND)
_FILES = frozenset({NORMATIVE_KIND, POLICY_KIND})


@dataclass(frozen=True, slots=True)
class Field:
    """One thing to be known. `kinds` are the kinds of documents that need it: all of them unless said otherwise."""

    code: str
    label: str
    basis: Citation
    kinds: frozenset[str] = frozenset(KINDS)


_CATALOGUE = REGULATION.at("第十二条")
_RULES = REGULATIONS_COLLECTED.at()
_PAGE = REGULATION.at("第二十条第一项", verified=False, note=_PRACTICE)

FIELDS = (
    Field("title", "标题", _CATALOGUE),
    Field("formed_on", "成文日期", _CATALOGUE),
    Field("attribute", "公开属性", OPENNESS_RULES.at()),
    Field("annotation", "题注", _RULES, frozenset({REGULATION_KIND})),
    Field("body", "正文", _RULES, frozenset({REGULATION_KIND})),
    Field("content", "正文或附件", REGULATION.at("第二条")),
    Field("issuers", "发文机关", _PAGE, _FILES),
    Field("number", "发文字号", _PAGE, frozenset({NORMATIVE_KIND})),
)
"""In the order of the page. A normative document without a number cannot be told from a draft of itself."""

NOT_PROACTIVE = Ground(
    "not-proactive",
    "不属于应当主动公开的范围",
    Discretion.MAY,
    REGULATION.at("第十九条至第二十一条", verified=False, note="推断：不属于这三条所列的，可以依申请公开"),
)
"""Why a document is open on request only. It is no ground for withholding it from an applicant."""


def missing(kind: str, known: Collection[str]) -> tuple[Field, ...]:
    """What must still be known of a document of a kind; `known` are the codes of what is."""
    return tuple(field for field in FIELDS if kind in field.kinds and field.code not in known)


def grounds_for(attribute: str) -> tuple[Ground, ...]:
    """The grounds that an attribute (open, on-request, closed) may rest on; none where it needs none.

    Source: 《中华人民共和国政府信息公开条例》第五条 (公开为常态), 第十四条至第十六条.

    Raises:
        KeyError: when there is no such attribute.
    """
    return {
        "open": (),
        "on-request": (NOT_PROACTIVE, *GROUNDS.values()),
        "closed": tuple(GROUNDS.values()),
    }[attribute]

"""A number in the prose, as a value with its place."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from gongkai.basis import ENTERED, Origin


class Relation(StrEnum):
    """How a stated number relates to others."""

    COUNT = "count"
    PART_OF = "part-of"
    """One part of the whole named in `whole`."""
    CHANGE = "change"
    """Signed difference from the year before."""
    CHANGE_PERCENT = "change-percent"
    """Signed difference from the year before, in per cent."""
    SHARE_PERCENT = "share-percent"
    """A share or rate, in per cent."""


class Listing(StrEnum):
    """How an enumeration is introduced, and so what its sum must be."""

    CLOSED = "closed"
    """It claims to be complete: 分别为, 分为, 从内容分类看, a catch-all 其他 at its end."""
    PLAIN = "plain"
    """其中, 包括, a bracket after the whole: mostly complete, not necessarily."""
    OPEN = "open"
    """主要包括, 等: it names some parts only."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the narrative, as the extraction wants it: the title of its section, its text, its place."""

    section: str
    text: str
    origin: Origin = ENTERED


@dataclass(frozen=True, slots=True)
class Claim:
    """A number-bearing statement of the narrative.

    `subject` is a public key (`requests-received`, `proactive-total`, `other`, …). `value` is signed where the
    relation is a change; 未收到, 无, 未发生 are 0. `approx` is true for 余, 多, 近, 约. `year` is the year that
    the statement is about. `text` is the clause as found, `sentence` the sentence around it, `section` the
    title of the section it stands in. `label` is the noun phrase as printed (the category in a list, or the
    thing counted). `whole` is the subject of the whole for a part; claims of one enumeration, its whole
    included, share a `group` number (unique within the report). `hedge` is the word that makes the number
    inexact (余, 多, 近, 约, 逾, 超, …). `scope` says whose figures they are where that is not the organ alone
    (全区, 各部门, …); `channel` the website, account or column named. `heads` is the group of which the claim
    is the whole: a part may head a list of its own, and then keeps the `group` that it is a part of. `listing`
    says how complete the list that it heads claims to be. `apart` is true for a part that stands in a later
    sentence than its list.
    """

    subject: str
    value: Decimal
    unit: str = ""
    approx: bool = False
    relation: Relation = Relation.COUNT
    year: int | None = None
    text: str = ""
    origin: Origin = ENTERED
    whole: str | None = None
    label: str = ""
    sentence: str = ""
    section: str = ""
    group: int | None = None
    hedge: str = ""
    scope: str = ""
    channel: str = ""
    heads: int | None = None
    listing: Listing | None = None
    apart: bool = False

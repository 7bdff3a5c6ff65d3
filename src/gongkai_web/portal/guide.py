"""Whether an organ's guide says what Article 12 asks of it, and whether anybody has looked at it lately."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from gongkai.basis import REGULATION, Citation
from gongkai.statute import CHANNELS, Channel
from gongkai_web.organs.kinds import OrganKind
from gongkai_web.organs.models import DisclosureOffice, Organ, OrganQuerySet
from gongkai_web.portal.models import Guide
from gongkai_web.portal.models.guide import OFFICE

ARTICLE = REGULATION.at("第十二条第二款")
STALE_AFTER = 365
"""Days after which a guide that nobody has checked is called stale. The law says “及时更新” and gives no number."""


@dataclass(frozen=True, slots=True)
class GuideFault:
    """One thing that a guide lacks, with the article that asks for it."""

    label: str
    message: str
    basis: Citation = ARTICLE


def guide_of(organ: Organ) -> Guide | None:
    """The guide's own words, where somebody has written them."""
    return Guide.objects.filter(organ=organ).first()


def office_of(organ: Organ) -> DisclosureOffice | None:
    """The disclosure office, where it is known."""
    return DisclosureOffice.objects.filter(organ=organ).first()


def channels_of(guide: Guide | None) -> list[Channel]:
    """The ways in that the guide announces: those that may never be refused, then the organ's own."""
    own = set(guide.channels) if guide else set()
    return [channel for channel in CHANNELS.values() if channel.basic or channel.code in own]


def guide_faults(organ: Organ, on: date) -> list[GuideFault]:
    """What the guide of an organ lacks on a day; nothing where it is whole and fresh."""
    return faults_of(guide_of(organ), office_of(organ), on)


def faults_of(guide: Guide | None, office: DisclosureOffice | None, on: date) -> list[GuideFault]:
    """What a guide and the office it names lack on a day."""
    return [*_missing(guide, office), *_stale(guide, on), *_behind(guide, office)]


@dataclass(frozen=True, slots=True)
class GuideRow:
    """One organ with its guide, if any, and what that lacks."""

    organ: Organ
    guide: Guide | None
    faults: list[GuideFault]


def guide_rows(organs: OrganQuerySet, on: date) -> list[GuideRow]:
    """The guides of organs that must have one, each with what it lacks. One query however many."""
    bound = organs.existing(on).exclude(kind=OrganKind.INSTITUTION).select_related("guide", "office").order_by("path")
    found = [(organ, getattr(organ, "guide", None), getattr(organ, "office", None)) for organ in bound]
    return [GuideRow(organ, guide, faults_of(guide, office, on)) for organ, guide, office in found]


def _missing(guide: Guide | None, office: DisclosureOffice | None) -> Iterator[GuideFault]:
    for record, model, what, names in (
        (guide, Guide, _("指南"), ("classification", "arrangement", "access")),
        (office, DisclosureOffice, _("公开工作机构"), ("name", "address", "hours", "phone", "fax", "email")),
    ):
        for name in names:
            label = str(model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            if not getattr(record, name, ""):
                yield GuideFault(label, _("{what}没有写{label}").format(what=what, label=label))


def _behind(guide: Guide | None, office: DisclosureOffice | None) -> Iterator[GuideFault]:
    """What the public is told of the office is what was reviewed: a change waits for a new version of the guide."""
    if guide is None:
        return
    if not guide.live:
        yield GuideFault(_("公开"), _("指南还没有公开：送审、作保密审查后发布"))
    elif guide.office != (_told(office) if office else {}):
        yield GuideFault(
            _("公开工作机构"), _("公开工作机构的信息改过，公众看到的还是原来的：打开指南保存新的一稿，送审后发布")
        )


def _told(office: DisclosureOffice) -> dict[str, str]:
    return {name: getattr(office, name) for name in OFFICE}


def _stale(guide: Guide | None, on: date) -> Iterator[GuideFault]:
    if guide and (on - guide.checked_on).days > STALE_AFTER:
        days = (on - guide.checked_on).days
        yield GuideFault(_("最近核对日期"), _("指南已{days}天没有核对；核对无误也请更新日期").format(days=days))

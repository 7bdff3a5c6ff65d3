"""What reviewers are told of links: those within the site as they stand now, those that leave by the last patrol.

Nothing is fetched. A link of a draft to another draft leads nowhere until that is public, so that nothing here blocks.
"""

from collections.abc import Collection
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from gongkai_web.portal.models import Defect, DefectKind, PatrolRound
from gongkai_web.portal.patrol.holdings import Link
from gongkai_web.portal.patrol.leads import judged
from gongkai_web.review.links import Judged, Lead


def judge(version: Any, leads: Collection[Lead]) -> list[Judged]:
    """What is to be said of the links of a version; of those that lead to it, or to its own files, nothing."""
    url = str(getattr(version, "get_absolute_url", lambda: "/")())
    links = {Link(version.organ, None, url, lead.address, lead.kind): lead for lead in leads}
    found = {links[link].address: kind for link, kind in judged(links) if kind is not None}
    told = _patrolled([address for address, kind in found.items() if kind is DefectKind.OUTSIDE])
    return [
        _said(lead, found[lead.address], told)
        for lead in leads
        if lead.address in found and not _own(lead.address, url)
    ]


def _own(address: str, url: str) -> bool:
    return url != "/" and urlsplit(address).path.startswith(url)


def _said(lead: Lead, kind: DefectKind, told: dict[str, str]) -> Judged:
    called = lead.address or lead.kind
    if kind is DefectKind.OUTSIDE:
        message = _("站外链接，没有打开核对：{address}").format(address=called)
        return Judged(lead, kind.value, message, told[lead.address])
    if kind is DefectKind.WITHDRAWN:
        message = _("链接的内容已经撤回：{address}").format(address=called)
        return Judged(lead, kind.value, message, _("改为现在有效的内容，或者删去链接。"))
    message = _("站内链接现在打不开：{address}").format(address=called)
    return Judged(lead, kind.value, message, _("核对网址；链接的内容还没有公开的，先公开它。"))


def _patrolled(addresses: list[str]) -> dict[str, str]:
    """What the last patrol knew of addresses that leave the site: where it came upon each, never whether it opens."""
    last = PatrolRound.objects.first()
    if last is None:
        return dict.fromkeys(addresses, _("系统不访问站外，巡查也还没有走过：请自己打开核对。"))
    known = dict(
        Defect.objects.filter(kind=DefectKind.OUTSIDE, place__in=addresses)
        .order_by("-found_on")
        .values_list("place", "found_on")
    )
    on = last.on.isoformat()
    new = _("截至{on}的巡查，已公开的内容里没有这个链接；系统不访问站外，请自己打开核对。").format(on=on)
    seen = _("{on}的巡查在已公开的内容里登记过这个链接，只登记、不打开：请自己打开核对。")
    return {each: seen.format(on=known[each].isoformat()) if each in known else new for each in addresses}

"""Acts in the order in which they count: by legal day, those of one day as recorded. What was voided is gone."""

from collections.abc import Iterable

from gongkai.basis.language import translate as _
from gongkai.handling.acts import Act, Kind
from gongkai.handling.errors import HandlingError


def in_order(acts: Iterable[Act]) -> tuple[Act, ...]:
    """The acts that count, first to last.

    An act that was voided counts no more; one that voided it never did. What reached somebody on a day is kept.

    Raises:
        HandlingError: when an act is voided that is not there, or one that put particulars right.
    """
    known = list(acts)
    numbers = {act.number for act in known}
    lasting = {act.number for act in known if act.kind is Kind.PARTICULARS}
    void: set[int] = set()
    for act in known:
        if act.kind is Kind.VOIDED:
            if act.facts["of"] not in numbers:
                raise HandlingError(_("没有第{number}条登记可以更正").format(number=act.facts["of"]))
            if act.facts["of"] in lasting:
                raise HandlingError(_("“更正申请人信息”不能作废：更正错了的，请再更正一次"))
            void |= {act.facts["of"], act.number}
    # What arrived comes first on its day, whatever was recorded before it.
    kept = (act for act in known if act.number not in void)
    return tuple(sorted(kept, key=lambda act: (act.on, act.kind is not Kind.ARRIVED, act.number)))

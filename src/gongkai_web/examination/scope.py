"""Whose reports a government's report adds up (条例第四十九条第二款): those below it, not those below another one."""

from datetime import date

from gongkai_web.organs.kinds import OrganKind
from gongkai_web.organs.models import Organ


class Scopes:
    """The organs in their tree, as they are at one moment. Public institutions report to whoever regulates them."""

    def __init__(self) -> None:
        self._organs = list(Organ.objects.exclude(kind=OrganKind.INSTITUTION).order_by("path"))

    def below(self, organ: Organ, year: int) -> list[Organ]:
        """Those whose reports are in a government's; nobody for another organ, and none that was gone by the end."""
        if organ.kind != OrganKind.GOVERNMENT:
            return []
        found: list[Organ] = []
        covered: list[str] = []
        for each in self._organs:
            under = each.path.startswith(organ.path) and each.pk != organ.pk
            if under and each.exists(date(year, 12, 31)) and not each.path.startswith(tuple(covered)):
                found.append(each)
                covered += [each.path] if each.kind == OrganKind.GOVERNMENT else []
        return found

    def above(self, organ: Organ) -> Organ | None:
        """The nearest government above an organ."""
        over = (
            each
            for each in reversed(self._organs)
            if each.kind == OrganKind.GOVERNMENT and each.pk != organ.pk and organ.path.startswith(each.path)
        )
        return next(over, None)

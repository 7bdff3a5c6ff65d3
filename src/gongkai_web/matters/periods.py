"""From when to when opinions on a draft are taken, and whether that is as long as the law would have it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from gongkai.statute.limits import Limit


@dataclass(frozen=True, slots=True)
class Period:
    """A period in which opinions are taken; `opens` and `closes` are both within it.

    `known` is the first day on which somebody could give one: the beginning, or the day of publication where that is
    later. `limit` is a least time in calendar days, None where no rule was found.
    """

    opens: date
    closes: date
    known: date
    limit: Limit | None

    @property
    def days(self) -> int:
        """How many days it has, the first and the last counted."""
        return (self.closes - self.opens).days + 1

    @property
    def earliest(self) -> date | None:
        """The first day on which it may end; the day on which it begins is not counted.

        A rest day does not put it off here: that would only make the period longer than asked for.
        """
        return self.known + timedelta(self.limit.days) if self.limit else None

    @property
    def short(self) -> bool:
        """Whether it ends before the law would have it end."""
        return self.earliest is not None and self.closes < self.earliest

    @property
    def refusal(self) -> str:
        """Why it cannot be so short without a reason."""
        said = _("{limit}（{basis}）：应不早于{earliest}截止；确需缩短的，请写明原因")
        return said.format(limit=self.limit, basis=self._basis, earliest=self.earliest)

    def reasons(self) -> Iterator[str]:
        """Why it ends on the day it does, for whoever asks."""
        own = _("征集机关定的期限：{opens}起，{closes}止，首尾两天都算，共{days}天；截止日当天仍然可以提出。")
        yield own.format(opens=self.opens, closes=self.closes, days=self.days)
        if self.limit is None:
            yield _("没有查到对这类文件征集期限的统一规定，期限由征集机关确定。")
            return
        yield _("{limit}（{basis}）。").format(limit=self.limit, basis=self._basis)
        counted = _("{known}公开征求，从第二天起算，满{days}日是{earliest}。")
        yield counted.format(known=self.known, days=self.limit.days, earliest=self.earliest)
        if self.short:
            yield _("本次期限短于这个天数，缩短的原因见页面上的说明。")

    @property
    def _basis(self) -> str:
        """Where the law says so, and whether that was read in the original."""
        if self.limit is None:
            return ""
        basis = self.limit.basis
        if basis.verified:
            return str(basis)
        return _("{basis}；未核对原文：{note}").format(basis=basis, note=basis.note)

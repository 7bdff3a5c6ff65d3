"""The information processing fee of a case: both tariffs side by side, the payment, and the totals of a year."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.deciding import Given
from gongkai.fees import Fee, fee_by_items, fee_by_pages
from gongkai.handling import Kind
from gongkai.statute.tariff import Mode
from gongkai_web.accounts.models import User
from gongkai_web.desk.kinds import Cover, PaperKind
from gongkai_web.desk.models import FeeNotice, Paper, Request
from gongkai_web.desk.services.recording import locked, record_act
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act


@dataclass(frozen=True, slots=True)
class Compared:
    """What a case would cost by either tariff.

    `items` is the applicant's number in their calendar month at the organ, this case among them; `before` how many of
    them came before it. `item_yuan` is what this one adds. `uncounted` are papers whose pages nobody knows.
    """

    items: int
    before: int
    item_yuan: int
    by_items: Fee
    pages: int
    by_pages: Fee
    uncounted: tuple[str, ...]


def compared(request: Request) -> Compared:
    """Both tariffs for a case, of which one may be chosen and never both.

    The applicant's other requests are found by the mark of who applied, and count by the day of receipt.

    Source: 国办函〔2020〕109号第三条至第五条; that items count by organ and day of receipt is our reading (推断).
    """
    before = _earlier_in_month(request)
    total, sooner = fee_by_items(before + 1), fee_by_items(before)
    papers = Paper.objects.filter(request=request, kind=PaperKind.ENCLOSURE).exclude(cover=Cover.RAW)
    pages = sum(paper.pages or 0 for paper in papers)
    unknown = tuple(paper.name for paper in papers if paper.pages is None)
    return Compared(before + 1, before, total.yuan - sooner.yuan, total, pages, fee_by_pages(pages), unknown)


def _earlier_in_month(request: Request) -> int:
    """The applicant's requests of the same calendar month at the organ that came before this one."""
    received, applicant = request.received_on, request.applicant
    if received is None:
        return 0
    if applicant.id_mark:
        mark = {"applicant__id_mark": applicant.id_mark}
    elif applicant.contact_mark:
        mark = {"applicant__contact_mark": applicant.contact_mark}
    else:
        return 0
    month = Request.objects.filter(organ=request.organ_id, received_on__year=received.year, **mark)
    others = month.filter(received_on__month=received.month, parts=None).exclude(pk=request.pk)
    order = [(each.received_on, each.pk) for each in others if each.received_on]
    return sum(place < (received, request.pk) for place in order)


def facts_of(request: Request, mode: Mode, *, pages: int | None = None) -> dict[str, Given]:
    """The facts of a fee notice by one tariff.

    Args:
        request: the case.
        mode: the tariff.
        pages: the pages as somebody counted them, where the papers do not tell.

    Raises:
        ValidationError: when nothing is owed by it.
    """
    found = compared(request)
    if mode is Mode.ITEMS:
        fee, yuan, units = found.by_items, found.item_yuan, found.items
    else:
        fee = found.by_pages if pages is None else fee_by_pages(pages)
        yuan, units = fee.yuan, fee.units
    if not yuan:
        raise ValidationError(_("按“{mode}”没有到收费的起点，不收费").format(mode=_(mode)))
    lines = list(fee.explain())
    if mode is Mode.ITEMS and found.before:
        lines.append(_("减去此前{before}件应缴的部分，本件{yuan}元").format(before=found.before, yuan=yuan))
    return {"fee_mode": mode.value, "fee_count": units, "fee_yuan": yuan, "fee_lines": lines}


@transaction.atomic
def pay(notice: FeeNotice, *, on: date, yuan: int, voucher: str, by: User) -> FeeNotice:
    """Record a payment with the number of its voucher; one that falls short is none.

    Raises:
        PermissionDenied: when the person does not handle requests of the organ.
        ValidationError: when it falls short, has no voucher, or has no place in the case.

    Source: 国办函〔2020〕109号.
    """
    require(by, Act.HANDLE_REQUESTS, notice.request.organ)
    request = locked(notice.request)
    held = FeeNotice.objects.get(pk=notice.pk)
    if held.paid_on is not None:
        raise ValidationError(_("已经登记{on}缴费").format(on=held.paid_on))
    if yuan != held.yuan:
        raise ValidationError(_("应缴{owed}元，登记的是{paid}元：缴清以后才能登记").format(owed=held.yuan, paid=yuan))
    if not voucher.strip():
        raise ValidationError(_("请登记财政票据号"))
    held.paid_on, held.paid, held.voucher = on, yuan, voucher.strip()
    held.save()
    record_act(request, Kind.PAID, by=by, on=on, facts={"yuan": yuan, "voucher": held.voucher})
    return held


@dataclass(frozen=True, slots=True)
class FeeTotals:
    """What section six of an annual report says of fees, with the records behind each number. Amounts in yuan."""

    year: int
    notices: tuple[FeeNotice, ...]
    paid: tuple[FeeNotice, ...]

    @property
    def count(self) -> int:
        """How many notices went out."""
        return len(self.notices)

    @property
    def yuan(self) -> int:
        """What they asked for."""
        return sum(notice.yuan for notice in self.notices)

    @property
    def received(self) -> int:
        """What was paid in the year, of whatever year's notices."""
        return sum(notice.paid for notice in self.paid)


def fee_totals(organ: Organ, year: int) -> FeeTotals:
    """The fees of an organ in a year: notices by the day they went out, payments by the day they came in.

    Source: 国办函〔2020〕109号, 年度报告第六部分 (凭记忆，未核原文).
    """
    known = FeeNotice.objects.filter(request__organ=organ).select_related("request").order_by("pk")
    return FeeTotals(year, tuple(known.filter(noticed_on__year=year)), tuple(known.filter(paid_on__year=year)))

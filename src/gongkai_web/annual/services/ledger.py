"""The ledger behind table 2, and what an organ brings with it."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.forms import CellRef, form_for
from gongkai_web.accounts.models import User
from gongkai_web.annual import events
from gongkai_web.annual.figures.counted import printed
from gongkai_web.annual.kinds import LedgerRow
from gongkai_web.annual.models import LedgerEntry, Opening
from gongkai_web.journal.services import record as journal
from gongkai_web.organs.models import Organ
from gongkai_web.organs.policies import require
from gongkai_web.organs.roles import Act


@transaction.atomic
def enter(organ: Organ, month: date, row: LedgerRow, amount: Decimal, *, source: str, by: User) -> LedgerEntry:
    """Put down, or put right, what one month counts; what stood there is in the journal.

    Args:
        organ: whose ledger.
        month: any day of the month.
        row: what is counted.
        amount: decisions, or what was collected in 万元.
        source: where the number is from.
        by: who puts it down.

    Raises:
        PermissionDenied: when the person does not write the organ's reports.
        ValidationError: when a number of decisions is not whole, or a field cannot be.
    """
    require(by, Act.WRITE_REPORT, organ)
    if row is not LedgerRow.FEES and amount != amount.to_integral_value():
        raise ValidationError({"amount": _("{row}以件计，不能有小数").format(row=row.label)})
    known = {"organ": organ, "year": month.year, "month": month.month, "row": row.value}
    entry = LedgerEntry.objects.filter(**known).first() or LedgerEntry(**known)
    entry.amount, entry.source, entry.by = amount, source, by
    entry.full_clean(validate_unique=False)
    entry.save()
    facts: dict[str, Any] = {
        "organ_name": organ.name,
        "year": month.year,
        "month": month.month,
        "row": row.label,
        "amount": f"{amount:f}",
    }
    journal(events.ENTERED, entry, by=by, organ=organ.pk, **facts)
    return entry


@transaction.atomic
def open_with(  # one number, its source and its way in
    organ: Organ, year: int, cell: str, value: Decimal, *, source: str, by: User, instead: bool = False
) -> Opening:
    """Put down what an organ brings from before the platform for one cell; one number a cell, with its source.

    With `instead` it takes the place of the one that stands there; the journal keeps what that was.

    Raises:
        PermissionDenied: when the person does not write the organ's reports.
        ValidationError: when the form has no such cell, it is a total, it has one already, or no source is named.
    """
    require(by, Act.WRITE_REPORT, organ)
    form = form_for(year)
    ref = cell_of(cell)
    if ref not in form.refs:
        raise ValidationError({"cell": _("{year}年的格式没有“{cell}”这一格").format(year=year, cell=cell)})
    if any(ref == total for total, _parts in form.table(ref.table).sums()):
        raise ValidationError({"cell": _("“{label}”是合计，由各项相加得出").format(label=form.label(ref))})
    if not source.strip():
        raise ValidationError({"source": _("请写明期初数的来源")})
    standing = Opening.objects.filter(organ=organ, year=year, cell=cell).first()
    if standing is not None and not instead:
        said = _("“{label}”已经有期初数{value}；要改的，请选“更正”")
        raise ValidationError({"cell": said.format(label=form.label(ref), value=printed(standing.value))})
    opening = standing or Opening(organ=organ, year=year, cell=cell)
    opening.value, opening.source, opening.by = value, source.strip(), by
    opening.save()
    facts: dict[str, Any] = {"organ_name": organ.name, "year": year, "cell": form.label(ref), "value": f"{value:f}"}
    journal(events.OPENED, opening, by=by, organ=organ.pk, **facts)
    return opening


def cell_of(key: str) -> CellRef:
    """The cell that a key names.

    Raises:
        ValidationError: when it names none.
    """
    try:
        return CellRef.parse(key)
    except ValueError as error:
        raise ValidationError({"cell": str(error)}) from error

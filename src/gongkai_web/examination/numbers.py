"""How numbers are written."""

from decimal import Decimal


def plain(value: Decimal | None) -> str:
    """A number without needless noughts; "" for none.

    >>> plain(Decimal("3.00")), plain(Decimal(0)), plain(None)
    ('3', '0', '')
    """
    return "" if value is None else f"{value.normalize() + 0:f}"

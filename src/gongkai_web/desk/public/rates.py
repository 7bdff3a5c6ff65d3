"""The fee rules in words, made from the tariffs themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.basis import Citation
from gongkai.statute.tariff import TARIFFS, Band, Mode, Tariff
from gongkai_web.desk.public.words import UNITS


@dataclass(frozen=True, slots=True)
class Rates:
    """One tariff: what is counted, the price of each stretch, and the article."""

    mode: Mode
    counted: str
    lines: tuple[str, ...]
    basis: Citation

    @property
    def by_items(self) -> bool:
        """Whether requests are counted, and not pages."""
        return self.mode is Mode.ITEMS


def rates() -> list[Rates]:
    """Both tariffs, of which an organ chooses one for a request."""
    return [Rates(each.mode, each.counted, tuple(_lines(each)), each.basis) for each in TARIFFS.values()]


def _lines(tariff: Tariff) -> Iterator[str]:
    unit = UNITS[tariff.mode]
    for band in tariff.bands:
        yield _said(band).format(
            first=band.first, last=band.last, rate=band.rate, step=band.step, rise=band.rise, unit=unit
        )


def _said(band: Band) -> str:
    if not band.rate:
        return _("第{first}至{last}{unit}：不收费")
    if band.last is not None:
        return _("第{first}至{last}{unit}：每{unit}{rate}元")
    if band.step:
        return _("第{first}{unit}起：每{unit}{rate}元，以后每增加{step}{unit}，每{unit}再加{rise}元")
    return _("第{first}{unit}起：每{unit}{rate}元")

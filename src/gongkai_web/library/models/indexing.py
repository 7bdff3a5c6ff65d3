"""Index numbers: given once, never again."""

from django.db import models, transaction

from gongkai.documents import IndexNumber
from gongkai_web.organs.models import Organ


class IndexSerial(models.Model):
    """The last serial number that an organ has used in a year. It only grows, so no index number comes twice."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organ", "year"], name="library_one_serial"),)

    def __str__(self) -> str:
        return f"{self.organ_id}/{self.year}-{self.last}"

    @classmethod
    @transaction.atomic
    def take(cls, organ: Organ, year: int) -> str:
        """The next index number of an organ: its credit code, or its number where it has none, the year, the serial."""
        serial, _ = cls.objects.select_for_update().get_or_create(organ=organ, year=year)
        serial.last += 1
        serial.save()
        return str(IndexNumber(holder_of(organ), year, serial.last))

    @classmethod
    @transaction.atomic
    def keep(cls, organ: Organ, text: str) -> None:
        """Leave out, for ever, a number that was given elsewhere, so that none like it is given here.

        Raises:
            IndexNumberError: when it is no index number.
        """
        number = IndexNumber.parse(text)
        if number.holder == holder_of(organ):
            serial, _ = cls.objects.select_for_update().get_or_create(organ=organ, year=number.year)
            serial.last = max(serial.last, number.serial)
            serial.save()


def holder_of(organ: Organ) -> str:
    """How index numbers name an organ: by its credit code, or by its number here where it has none."""
    return organ.credit_code or f"{organ.pk:09}"

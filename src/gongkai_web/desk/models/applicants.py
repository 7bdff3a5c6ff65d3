"""Who applies. What they told of themselves is sealed; every look at it is on record; it can be erased by law."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai_web.desk.kinds import APPLICANT_KINDS
from gongkai_web.desk.vault import mark, seal, unseal
from gongkai_web.ui.language import later


@dataclass(frozen=True, slots=True)
class Identity:
    """What somebody told of themselves. `agent` fields are of who applies for them (代理人)."""

    name: str = ""
    id_kind: str = ""
    id_number: str = ""
    representative: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""
    email: str = ""
    agent_name: str = ""
    agent_id_number: str = ""
    agent_phone: str = ""

    @property
    def masked(self) -> str:
        """Enough of the name to tell two people apart: 张某某 is 张**, an organisation's name keeps its ends."""
        name = self.name.strip()
        return name[:1] + "*" * (len(name) - 1) if len(name) <= 4 else f"{name[:2]}****{name[-2:]}"

    def stands_in(self, text: str) -> bool:
        """Whether a text holds what tells who they are: a name, a number, an address."""
        told = (self.name, self.id_number, self.representative, self.phone, self.address, self.email,
                self.agent_name, self.agent_id_number, self.agent_phone)  # fmt: skip
        return any(len(each) > 1 and each in _plain(text) for each in map(_plain, told))


class Applicant(models.Model):
    """One applicant as they stood on one application. The marks find their other applications without reading them."""

    kind = models.CharField(later("申请人类别"), max_length=12, choices=APPLICANT_KINDS)
    sealed = models.TextField(later("身份信息"), blank=True)
    id_mark = models.CharField(max_length=32, blank=True, db_index=True)
    contact_mark = models.CharField(max_length=32, blank=True, db_index=True)
    erased_on = models.DateField(later("删除日期"), null=True, blank=True)

    class Meta:
        verbose_name = later("申请人")
        verbose_name_plural = later("申请人")

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def identity(self) -> Identity:
        """What they told of themselves: only `gongkai_web.desk.services.identities.look` asks for it, and records that.

        Raises:
            SealedError: when no key opens it.
        """
        if not self.sealed:
            return Identity()
        known = {field.name for field in fields(Identity)}
        told = json.loads(unseal(self.sealed.encode("ascii")))
        return Identity(**{name: value for name, value in told.items() if name in known})

    def tell(self, identity: Identity) -> None:
        """Seal what they told, and mark it; the record is not saved."""
        self.sealed = seal(json.dumps(asdict(identity), ensure_ascii=False).encode()).decode("ascii")
        self.id_mark = mark(_plain(identity.id_number))
        self.contact_mark = mark(_plain(identity.name) + "/" + _plain(identity.phone)) if identity.name else ""


def _plain(text: str) -> str:
    return "".join(text.split()).upper()


class Look(models.Model):
    """Somebody looked at an identity: who, when, at whose, and on what page."""

    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="looks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    why = models.CharField(max_length=100)

    class Meta:
        ordering = ("pk",)
        verbose_name = later("查看身份信息的记录")
        verbose_name_plural = later("查看身份信息的记录")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.by}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Record the look, once."""
        if not self._state.adding:
            raise ImmutableLookError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: a look was taken."""
        raise ImmutableLookError


class ImmutableLookError(TypeError):
    """An attempt to change or delete a record of a look."""

    def __init__(self) -> None:
        super().__init__(_("查看身份信息的记录不能修改或者删除"))

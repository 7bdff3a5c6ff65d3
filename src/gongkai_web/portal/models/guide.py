"""The guide (政府信息公开指南) as data; its page is made from this and the law."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from gongkai.statute import CHANNELS
from gongkai_web.library.models import PublicRecord
from gongkai_web.organs.models import DisclosureOffice, Organ
from gongkai_web.ui.language import later

OFFICE = ("name", "address", "hours", "phone", "fax", "email", "postcode")
"""What a guide says of the disclosure office (条例第十二条第二款)."""


class Guide(PublicRecord):
    """What an organ's guide says (条例第十二条第二款).

    `checked_on` is the day somebody last looked and found it still right. `channels` holds codes of
    `gongkai.statute.CHANNELS`: those beyond the basic ones, which may never be refused. `office` is what it says of the
    disclosure office: each version takes it from the office as it is when the version is saved, so that the public sees
    no telephone number that nobody looked at, and none but the office's.
    """

    organ = models.OneToOneField(Organ, models.CASCADE, related_name="guide", verbose_name=later("机关"))
    classification = models.TextField(later("政府信息的分类"))
    arrangement = models.TextField(later("编排体系"))
    access = models.TextField(later("获取方式"))
    channels = models.JSONField(later("另行开通的申请渠道"), default=list, blank=True)
    online_address = models.URLField(later("在线申请地址"), blank=True)
    notes = models.TextField(later("其他说明"), blank=True)
    supervision = models.TextField(later("监督和救济"), blank=True)
    checked_on = models.DateField(later("最近核对日期"))
    office = models.JSONField(later("公开工作机构"), default=dict, blank=True, editable=False)

    promptly = True
    compared = (
        *("classification", "arrangement", "access", "office", "channels", "online_address"),
        *("supervision", "notes", "checked_on"),
    )
    preview_modes = ()

    class Meta(PublicRecord.Meta):
        abstract = False
        verbose_name = later("公开指南")
        verbose_name_plural = later("公开指南")

    def __str__(self) -> str:
        return f"{self.organ}政府信息公开指南"

    def get_absolute_url(self) -> str:
        """Where the public reads it."""
        return f"/organs/{self.organ.slug}/guide/"

    def get_office_display(self) -> str:
        """What it says of the disclosure office, in one line."""
        return _("；").join(str(self.office[name]) for name in OFFICE if self.office.get(name))

    def get_channels_display(self) -> str:
        """The channels of its own, by their names."""
        return _("、").join(CHANNELS[code].label for code in self.channels if code in CHANNELS)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """A version, with the office as it is now."""
        self.office = said_of_office(self.organ)
        return super().save_revision(*args, **kwargs)


def said_of_office(organ: Organ) -> dict[str, str]:
    """What a guide says of an organ's disclosure office; nothing where none is known."""
    return DisclosureOffice.objects.filter(organ=organ).values(*OFFICE).first() or {}

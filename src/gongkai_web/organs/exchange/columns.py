"""The columns of the table of organs: what each is called, and how it is read and written."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gongkai_web.organs.exchange.cells import choice_of, day, yes
from gongkai_web.organs.kinds import Level, OrganKind
from gongkai_web.organs.models import Organ
from gongkai_web.ui.language import on_record


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `name` is the field of `Organ`, or of its office where `office` is true."""

    heading: str
    name: str
    read: Callable[[str], Any] = str
    office: bool = False

    def write(self, organ: Organ) -> str:
        """The cell of an organ."""
        if self.office:
            return str(getattr(getattr(organ, "office", None), self.name, ""))
        if self.name in ("kind", "level"):
            with on_record():
                return str(getattr(organ, f"get_{self.name}_display")())
        value = getattr(organ, self.name)
        if isinstance(value, bool):
            return "是" if value else "否"
        return "" if value is None else str(value)


PARENT = "上级机关"
FIELDS = (
    Field("网址名", "slug"),
    Field("机关全称", "name"),
    Field("简称", "short_name"),
    Field("类别", "kind", choice_of(OrganKind.choices)),
    Field("层级", "level", choice_of(Level.choices)),
    Field("行业", "sector"),
    Field("统一社会信用代码", "credit_code", str.upper),
    Field("行政区划代码", "region_code"),
    Field("网站标识码", "site_code"),
    Field("有规章制定权", "makes_regulations", yes),
    Field("设立日期", "established_on", day),
    Field("公开工作机构", "name", office=True),
    Field("办公地址", "address", office=True),
    Field("办公时间", "hours", office=True),
    Field("联系电话", "phone", office=True),
    Field("传真号码", "fax", office=True),
    Field("邮箱", "email", office=True),
    Field("邮政编码", "postcode", office=True),
)
HEADINGS = (*(field.heading for field in FIELDS), PARENT)
NEEDED = ("网址名", "机关全称", "类别", "层级")

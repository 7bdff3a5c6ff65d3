"""What kinds and levels of organs there are, and what follows from them."""

from django.db.models import IntegerChoices, TextChoices

from gongkai_web.ui.language import later


class OrganKind(TextChoices):
    """What an organ is in law."""

    GOVERNMENT = "government", later("人民政府")
    DEPARTMENT = "department", later("政府部门")
    SUBDISTRICT = "subdistrict", later("街道办事处")
    TOWNSHIP = "township", later("乡镇人民政府")
    AUTHORISED = "authorised", later("法律法规授权的组织")
    INSTITUTION = "institution", later("公共企事业单位")

    @property
    def report_duty(self) -> str:
        """Under which duty it reports each year: a code of `gongkai.statute.REPORT_DUTIES` (条例第四十九条)."""
        if self is OrganKind.GOVERNMENT:
            return "government"
        return "township" if self in {OrganKind.TOWNSHIP, OrganKind.SUBDISTRICT} else "department"


class Level(IntegerChoices):
    """The level of government that an organ belongs to, from the top."""

    NATION = 1, later("国家")
    PROVINCE = 2, later("省级")
    CITY = 3, later("设区的市级")
    COUNTY = 4, later("县级")
    TOWN = 5, later("乡级")

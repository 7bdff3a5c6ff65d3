"""What kinds and levels of organs there are, and what follows from them."""

from django.db.models import IntegerChoices, TextChoices


class OrganKind(TextChoices):
    """What an organ is in law."""

    GOVERNMENT = "government", "人民政府"
    DEPARTMENT = "department", "政府部门"
    SUBDISTRICT = "subdistrict", "街道办事处"
    TOWNSHIP = "township", "乡镇人民政府"
    AUTHORISED = "authorised", "法律法规授权的组织"
    INSTITUTION = "institution", "公共企事业单位"


class Level(IntegerChoices):
    """The level of government that an organ belongs to, from the top."""

    NATION = 1, "国家"
    PROVINCE = 2, "省级"
    CITY = 3, "设区的市级"
    COUNTY = 4, "县级"
    TOWN = 5, "乡级"

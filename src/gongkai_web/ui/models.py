"""What a site says of itself: its name, its colour, and what its header and footer must carry."""

from django.core.validators import RegexValidator
from django.db import models
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from gongkai_web.ui.language import in_english, later

_COLOUR = RegexValidator(r"^#[0-9a-fA-F]{6}$", later("颜色写成#加6位十六进制数字，如#0f5a4a"))
_SITE_CODE = RegexValidator(r"^(\d{10}|bm\d{8})$", later("网站标识码应为10位数字，或者bm加8位数字"))


@register_setting(icon="site")
class SiteIdentity(BaseGenericSetting):
    """The one record of what the site says of itself (政府网站发展指引, 国办发〔2017〕47号)."""

    name = models.CharField(later("网站名称"), max_length=60, default="政府信息公开平台")
    english_name = models.CharField(later("英文名称"), max_length=80, blank=True)
    accent = models.CharField(
        later("主色"), max_length=7, blank=True, validators=[_COLOUR], help_text=later("留空用默认的松绿色")
    )
    site_code = models.CharField(later("网站标识码"), max_length=10, blank=True, validators=[_SITE_CODE])
    sponsor = models.CharField(later("主办单位"), max_length=100, blank=True)
    operator = models.CharField(later("承办单位"), max_length=100, blank=True)
    contact = models.CharField(later("联系方式"), max_length=100, blank=True)
    icp_number = models.CharField(later("ICP备案编号"), max_length=60, blank=True)
    police_number = models.CharField(later("公安机关备案标识"), max_length=60, blank=True)
    organ_mark_url = models.URLField(later("党政机关网站标识的链接"), blank=True)
    report_errors_url = models.URLField(later("“我为政府网站找错”的链接"), blank=True)
    own_domains = models.CharField(
        later("不提示离开的域名"), max_length=300, blank=True, help_text=later("空格分开；gov.cn下的域名不必写")
    )
    column_days = models.PositiveSmallIntegerField(
        later("栏目更新期限（天）"), default=183, help_text=later("栏目检查把超过这些天没有更新的栏目列出来")
    )
    demonstration = models.BooleanField(later("演示网站"), default=False, help_text=later("每页顶部写明全部是演示数据"))

    class Meta:
        verbose_name = later("网站信息")

    def __str__(self) -> str:
        return self.name

    @property
    def called(self) -> str:
        """What the site is called in the language of the page."""
        return (in_english() and self.english_name) or self.name

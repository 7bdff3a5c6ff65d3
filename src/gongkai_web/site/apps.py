"""The site as Django knows it."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """The site app: commands and checks that concern everything."""

    name = "gongkai_web.site"
    label = "site_"
    verbose_name = "网站"

"""The search app as Django knows it."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as later


class SearchConfig(AppConfig):
    """The search app."""

    name = "gongkai_web.search"
    label = "search"
    verbose_name = later("检索")

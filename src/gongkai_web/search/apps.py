"""The search app as Django knows it."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The search app."""

    name = "gongkai_web.search"
    label = "search"
    verbose_name = "检索"

"""The organs app as Django knows it."""

from django.apps import AppConfig


class OrgansConfig(AppConfig):
    """The organs app."""

    name = "gongkai_web.organs"
    label = "organs"
    verbose_name = "机关"
